"""What goes wrong in the generated company: twenty causes, each told in both languages."""

from dataclasses import dataclass

from kyokun.model.language import Words


@dataclass(frozen=True, slots=True)
class Scenario:
    """One kind of incident. ``{service}`` stands for the service that broke."""

    cause: str
    contributing: str
    lesson: str
    """The lesson's id."""
    symptom: Words
    trigger: Words
    mechanism: Words
    gap: Words
    """What the organisation lacked: the root cause."""
    repair: Words
    errors: tuple[str, ...]
    """Names a searcher would paste."""


SCENARIOS = (
    Scenario(
        "technology/memory-leak",
        "process/code-review",
        "best-practices/memory-management",
        Words("{service} のメモリ不足による応答停止", "{service} ran out of memory and stopped answering"),
        Words("切断処理を変えた版のリリース", "a release that changed how connections are closed"),
        Words(
            "イベントリスナーが残り、ヒープが少しずつ増えた",
            "event listeners stayed behind and the heap grew slowly",
        ),
        Words("確保と解放を対で見るレビュー項目がない", "no review item pairs acquiring with releasing"),
        Words("リスナーを外す修正版へ入れ替え", "rolled out a version that removes the listeners"),
        ("OutOfMemoryError", "MaxListenersExceededWarning", "heap_used_bytes"),
    ),
    Scenario(
        "technology/connection-pool",
        "management/capacity",
        "best-practices/connection-pool",
        Words(
            "{service} の接続プール枯渇による遅延", "{service} exhausted its connection pool and slowed down"
        ),
        Words("Pod の自動拡張", "an autoscaling event that doubled the pods"),
        Words(
            "コネクションプールの合計が DB の上限を超えた", "the pools together exceeded the database's limit"
        ),
        Words("接続の割り当て表がない", "nobody keeps a table of connection budgets"),
        Words("Pod 数を戻し、プールの大きさを半分にした", "scaled back and halved the pool size"),
        ("ConnectionPoolTimeout", "max_connections", "FATAL: too many clients already"),
    ),
    Scenario(
        "process/certificate-renewal",
        "technology/monitoring",
        "operations/certificate-renewal",
        Words("{service} のTLS証明書の期限切れ", "the TLS certificate of {service} expired"),
        Words("証明書の有効期限", "the certificate's last day"),
        Words(
            "自動更新が DNS の権限変更で失敗し続けていた",
            "renewal had been failing since DNS permissions changed",
        ),
        Words("更新の失敗を知らせる仕組みがない", "a failed renewal tells nobody"),
        Words("手作業でTLS証明書を更新した", "renewed the certificate by hand"),
        ("CERTIFICATE_VERIFY_FAILED", "x509: certificate has expired", "certbot.timer"),
    ),
    Scenario(
        "process/migration",
        "environment/staging-parity",
        "operations/database-migration",
        Words("{service} のマイグレーション失敗による停止", "a migration locked the tables of {service}"),
        Words("夜間メンテナンスでの `db:migrate`", "`db:migrate` in the nightly window"),
        Words(
            "外部キー制約の順序とロック待ちで全体が止まった",
            "a lock wait behind a foreign key stopped every write",
        ),
        Words("本番と同じ量のデータで試す手順がない", "no rehearsal on production-sized data exists"),
        Words(
            "ロックを持つ処理を止め、オンラインDDLに切り替えた",
            "killed the blocking session and switched to online DDL",
        ),
        ("PG::DependentObjectsStillExist", "LockWaitTimeout", "schema_migrations"),
    ),
    Scenario(
        "technology/rate-limit",
        "environment/traffic",
        "best-practices/rate-limiting",
        Words("{service} のレート制限超過", "{service} hit its rate limit and refused requests"),
        Words("テレビ放映によるアクセス急増", "a surge after a television programme"),
        Words("再試行が重なり、上限を超え続けた", "retries piled up and kept it above the limit"),
        Words("再試行に間隔と上限がない", "retries have neither a delay nor a limit"),
        Words(
            "再試行を止め、上限を一時的に引き上げた", "stopped the retries and raised the limit for a while"
        ),
        ("HTTP 429 Too Many Requests", "RateLimitExceeded", "retry_after_seconds"),
    ),
    Scenario(
        "technology/replication-lag",
        "technology/query",
        "best-practices/replica-reads",
        Words(
            "{service} のレプリケーション遅延による古い表示",
            "{service} served stale data from a lagging replica",
        ),
        Words("大量更新のバッチ", "a batch that rewrote a large table"),
        Words("レプリケーション遅延が 14 分に達した", "replication lag reached fourteen minutes"),
        Words("レプリカの遅れで読み先を切り替える仕組みがない", "reads never leave a replica that lags"),
        Words("読み先を主系に切り替えた", "sent reads to the primary"),
        ("ReplicaLagError", "pg_stat_replication", "replay_lag"),
    ),
    Scenario(
        "process/configuration",
        "process/code-review",
        "operations/config-rollout",
        Words("{service} の設定ミスによる全断", "a wrong setting took {service} down"),
        Words("設定ファイルの一括変更", "a change to the shared configuration"),
        Words(
            "環境変数の名前が食い違い、既定値で起動した",
            "a misspelt environment variable fell back to its default",
        ),
        Words("設定を段階的に配る仕組みがない", "settings reach every host at once"),
        Words("設定を前の版に戻した", "restored the previous settings"),
        ("ConfigValidationError", "FEATURE_FLAG_PUSH", "values-production.yaml"),
    ),
    Scenario(
        "technology/dns",
        "process/runbook",
        "operations/dns-changes",
        Words("{service} の名前解決の失敗", "{service} could not be resolved"),
        Words("DNS の移管", "moving a DNS zone"),
        Words("TTL が長く、古い応答が残った", "a long TTL kept the old answer alive"),
        Words("移管の前に TTL を下げる手順がない", "no step lowers the TTL before a move"),
        Words("古い権威サーバーにも新しいレコードを置いた", "served the new record from the old servers too"),
        ("NXDOMAIN", "getaddrinfo ENOTFOUND", "SERVFAIL"),
    ),
    Scenario(
        "environment/disk-full",
        "technology/monitoring",
        "operations/disk-space",
        Words("{service} のディスク満杯による書き込み失敗", "{service} could not write to a full disk"),
        Words("デバッグログの出力", "debug logging that had been left on"),
        Words("ログが回転されず、空き容量がなくなった", "logs were not rotated and filled the volume"),
        Words("空き容量の減る速さを見ていない", "nobody watches how fast space shrinks"),
        Words("古いログを消し、ログの回転を設定した", "deleted old logs and configured rotation"),
        ("ENOSPC: no space left on device", "DiskPressure", "/var/log/app.log"),
    ),
    Scenario(
        "technology/cache",
        "management/capacity",
        "best-practices/cache-invalidation",
        Words("{service} のキャッシュ消失による過負荷", "{service} was overloaded after its cache was lost"),
        Words("キャッシュサーバーの再起動", "a restart of the cache servers"),
        Words("キャッシュミスが一斉に DB へ流れた", "every miss went to the database at once"),
        Words("同時の再計算をまとめる仕組みがない", "nothing merges simultaneous recomputation"),
        Words("ページを段階的に温めた", "warmed the pages step by step"),
        ("CacheStampede", "redis_keyspace_misses", "READONLY You can't write against a read only replica"),
    ),
    Scenario(
        "technology/idempotency",
        "process/testing",
        "design/idempotency",
        Words("{service} の二重処理", "{service} processed requests twice"),
        Words("タイムアウトの短縮", "a shorter timeout"),
        Words("再送のたびに新しいキーが作られた", "each retry carried a new key"),
        Words("結果の分からない要求を試験していない", "no test covers an unknown outcome"),
        Words("キューを止め、重複を取り消した", "paused the queue and reversed the duplicates"),
        ("DuplicateChargeError", "Idempotency-Key", "order_id"),
    ),
    Scenario(
        "technology/time-zone",
        "process/testing",
        "best-practices/time-zones",
        Words("{service} の時差による期限の誤り", "{service} ended an offer nine hours early"),
        Words("月末のキャンペーン", "a campaign at the end of the month"),
        Words("UTC の日付を日本時間として扱った", "a UTC date was taken for local time"),
        Words("日付の境目をまたぐ試験がない", "no test crosses midnight"),
        Words("期限を延ばし、時差を明示した", "extended the offer and wrote the offset down"),
        ("InvalidDateRange", "tzinfo", "campaign_ends_at"),
    ),
    Scenario(
        "technology/search-index",
        "technology/analyzer",
        "design/search-quality",
        Words("{service} の日本語検索の文字化けと欠落", "{service} lost search results after reindexing"),
        Words("索引の作り直し", "a rebuild of the index"),
        Words(
            "文字コードの誤りで文字化けした語が索引に入った",
            "mojibake entered the index through a wrong encoding",
        ),
        Words("索引の件数を前と比べる検査がない", "the index's size is never compared with the last one"),
        Words("前日の索引に戻した", "went back to yesterday's index"),
        ("UnicodeDecodeError", "analysis_icu", "index_not_found_exception"),
    ),
    Scenario(
        "process/secret-handling",
        "people/onboarding",
        "operations/secret-handling",
        Words("{service} のトークン失効による連携停止", "{service} stopped when its token was revoked"),
        Words("定期的な鍵の入れ替え", "a scheduled key rotation"),
        Words("古いトークンを使うジョブが残っていた", "a job nobody knew of still used the old token"),
        Words("トークンの使用箇所の台帳がない", "there is no register of where tokens are used"),
        Words("新しいトークンを配った", "issued a new token to the job"),
        ("401 Unauthorized", "invalid_grant", "AWS_SECRET_ACCESS_KEY"),
    ),
    Scenario(
        "technology/queue",
        "technology/backpressure",
        "design/backpressure",
        Words("{service} のキュー滞留による通知の遅れ", "messages piled up in front of {service}"),
        Words("外部 API の応答遅延", "a slow external API"),
        Words(
            "消費側が詰まり、デッドレターキューへ落ちた",
            "consumers blocked and messages fell into the dead-letter queue",
        ),
        Words("流量を抑える仕組みがない", "nothing slows the producers down"),
        Words("消費側を増やし、古い通知を捨てた", "added consumers and dropped stale messages"),
        ("VisibilityTimeout", "consumer_lag", "DeadLetterQueue"),
    ),
    Scenario(
        "technology/deployment",
        "process/rollback",
        "operations/safe-deploys",
        Words(
            "{service} のデプロイ失敗と巻き戻し不能",
            "a deploy of {service} failed and could not be rolled back",
        ),
        Words("互換性のない API の変更", "an incompatible API change"),
        Words(
            "新旧の版が混在し、一部の要求が 500 になった", "old and new versions disagreed and answered 500"
        ),
        Words("巻き戻しを試す手順がない", "rolling back is never practised"),
        Words("両方の形式を受け付ける版を出した", "released a version that accepts both forms"),
        ("ImagePullBackOff", "CrashLoopBackOff", "kubectl rollout undo"),
    ),
    Scenario(
        "environment/cloud-provider",
        "management/dependency",
        "design/provider-outage",
        Words("クラウド事業者の障害による {service} の停止", "{service} went down with its cloud provider"),
        Words("事業者側の電源設備の故障", "a power failure at the provider"),
        Words("一つのゾーンにだけ置かれていた", "it ran in a single zone"),
        Words("別ゾーンへ切り替える訓練がない", "failing over to another zone is never rehearsed"),
        Words("別のゾーンで立ち上げた", "brought it up in another zone"),
        ("ServiceUnavailable", "InsufficientInstanceCapacity", "ap-northeast-1a"),
    ),
    Scenario(
        "technology/deadlock",
        "technology/query",
        "best-practices/locking-order",
        Words("{service} のデッドロックによる注文失敗", "deadlocks in {service} failed orders"),
        Words("在庫更新の並列化", "stock updates made parallel"),
        Words("ロックの順序が処理ごとに違っていた", "each path took its locks in another order"),
        Words("ロックの順序の決まりがない", "no rule orders the locks"),
        Words("並列度を1に戻した", "went back to one worker"),
        ("Deadlock found when trying to get lock", "ER_LOCK_DEADLOCK", "innodb_lock_wait_timeout"),
    ),
    Scenario(
        "people/handover",
        "process/on-call",
        "process/handover",
        Words(
            "引き継ぎに載らない抑止による {service} の復旧遅れ",
            "a missed handover delayed the recovery of {service}",
        ),
        Words("当番の交代", "a change of shift"),
        Words("抑止したアラートが次の当番に伝わらなかった", "a silenced alert was not passed on"),
        Words("抑止に期限がない", "silences have no end"),
        Words("抑止を解除し、復旧手順を実行した", "lifted the silence and ran the runbook"),
        ("AlertmanagerSilence", "escalation_policy", "PagerDutyNoAck"),
    ),
    Scenario(
        "management/third-party",
        "technology/circuit-breaker",
        "design/circuit-breakers",
        Words(
            "決済会社の障害による {service} の連鎖停止", "{service} fell with a payment processor's outage"
        ),
        Words("決済会社側の障害", "an outage at the processor"),
        Words(
            "応答待ちのスレッドが埋まり、無関係な画面も止まった",
            "threads waited and unrelated pages stopped too",
        ),
        Words("依存先を切り離す仕組みがない", "nothing cuts a dependency off"),
        Words("決済の画面だけを止めた", "closed the payment page only"),
        ("SocketTimeoutException", "CircuitBreakerOpen", "upstream_rq_timeout"),
    ),
)

SERVICES = (
    "api", "auth", "billing", "payment-gateway", "checkout", "search", "catalog", "inventory", "websocket-gateway",
    "notification", "batch-worker", "image-cdn", "edge", "orders-db", "users-db", "session-cache", "ios-app",
    "android-app", "admin-console", "reporting", "data-lake", "feature-flags", "mail-relay", "ci-runner",
)  # fmt: skip
TEAMS = ("backend", "platform", "payments", "mobile", "data", "sre", "growth", "security")
PEOPLE = (
    "alice", "bob", "charlie", "diana", "eve", "haruka", "rin", "sota", "tomo", "yuki", "ken", "mei", "naoki", "sam",
    "aoi", "jun",
)  # fmt: skip
TAGS = (
    "kubernetes",
    "postgresql",
    "redis",
    "terraform",
    "nodejs",
    "rails",
    "kafka",
    "nginx",
    "ios",
    "on-call",
    "peak",
)
