"""KY001."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.text.decoding import MAX_BYTES, Obstacle
from kyokun.text.span import Span

_MEBIBYTE = 1024 * 1024

_WHAT = {
    Obstacle.NOT_FOUND: Words(
        "ファイルがありません（リンク切れのシンボリックリンクかもしれません）",
        "the file is not there (perhaps a symbolic link to nowhere)",
    ),
    Obstacle.NO_PERMISSION: Words("読み取り権限がありません", "no permission to read it"),
    Obstacle.NOT_A_FILE: Words("通常のファイルではありません", "not a regular file"),
    Obstacle.LINK_LOOP: Words("シンボリックリンクが循環しています", "symbolic links go round in circles"),
    Obstacle.OUTSIDE: Words(
        "シンボリックリンクがナレッジベースの外を指しています",
        "a symbolic link that leads out of the knowledge base",
    ),
    Obstacle.TOO_LARGE: Words("ファイルが大きすぎます", "the file is too large"),
    Obstacle.BINARY: Words("テキストではなくバイナリーファイルです", "a binary file, not text"),
    Obstacle.ENCODING: Words("文字コードが UTF-8 ではありません", "not encoded as UTF-8"),
    Obstacle.OTHER: Words("ファイルを読めません", "the file cannot be read"),
}
_HELP = {
    Obstacle.NOT_FOUND: Words("リンク先を直すか、リンクを消してください", "mend or remove the link"),
    Obstacle.NO_PERMISSION: Words(
        "`chmod u+r` などで読めるようにしてください", "make it readable, for example with `chmod u+r`"
    ),
    Obstacle.NOT_A_FILE: Words(
        "通常の Markdown ファイルに置き換えてください", "put a regular Markdown file in its place"
    ),
    Obstacle.LINK_LOOP: Words(
        "シンボリックリンクを消し、ファイルそのものを置いてください",
        "remove the links and put the file itself here",
    ),
    Obstacle.OUTSIDE: Words(
        "シンボリックリンクではなく、ファイルそのものを置いてください",
        "put the file itself here, not a link to it",
    ),
    Obstacle.TOO_LARGE: Words(
        f"{MAX_BYTES // _MEBIBYTE} MiB 以下にしてください。ログは抜粋だけを残し、全文はリンクにします",
        f"keep it to {MAX_BYTES // _MEBIBYTE} MiB: quote the part of the log that matters and link to the rest",
    ),
    Obstacle.BINARY: Words(
        "Markdown の文書でなければ postmortems/ と lessons/ の外へ移し、画像なら .md 以外の拡張子にしてください",
        "move it out of postmortems/ and lessons/, or give it its own extension, if it is no Markdown document",
    ),
    Obstacle.ENCODING: Words("エディターで UTF-8 として保存し直してください", "save it again as UTF-8"),
    Obstacle.OTHER: Words("ファイルとディスクの状態を確かめてください", "look at the file and its disk"),
}


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    if document.unreadable is None:
        return
    obstacle, detail = document.unreadable.obstacle, document.unreadable.detail
    message = _WHAT[obstacle]
    if obstacle is Obstacle.ENCODING and detail:
        message = Words(f"{message.ja}（{detail} のようです）", f"{message.en} (it looks like {detail})")
    elif obstacle is Obstacle.TOO_LARGE and detail:
        size = f"{int(detail) / _MEBIBYTE:.1f} MiB"
        message = Words(f"{message.ja}（{size}）", f"{message.en} ({size})")
    elif detail:
        message = Words(f"{message.ja}（{detail}）", f"{message.en} ({detail})")
    yield Raised(Span(0, 0), message, _HELP[obstacle])


RULE = Rule(
    code="KY001",
    slug="unreadable-file",
    title=Words("ファイルが読めない", "A file cannot be read"),
    reason=Words(
        "読めない文書は、検索にも傾向にも現れないまま失われます。",
        "A document nobody can read is missing from search and trends without anyone noticing.",
    ),
    weight=Weight.ALWAYS_ERROR,
    bad=Words(
        "=== postmortems/2025/PM-001-example.md (shift_jis)\n",
        "=== postmortems/2025/PM-001-example.md (utf-16)\n",
    ),
    good=Words(
        "=== postmortems/2025/PM-001-example.md (utf-8)\n",
        "=== postmortems/2025/PM-001-example.md (utf-8)\n",
    ),
    of_document=check,
)
