"""KY110."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.text.patterns import lazy_pattern

_NUMBER = lazy_pattern(r"-([0-9]+)(?!\w)")
_FILE = Words("ファイル", "file")
_FOLDER = Words("フォルダー", "folder")


def check(document: Document, setting: Setting) -> Iterator[Raised]:
    postmortem = document.postmortem
    if postmortem is None or postmortem.id is None:
        return
    prefix = setting.options.id_prefix
    *_, folder, file = ("", *document.path.split("/"))
    for name, what in ((file, _FILE), (folder, _FOLDER)):
        match = _NUMBER.match(name, len(prefix)) if name.lower().startswith(prefix.lower()) else None
        if match is None:
            continue
        if match[1].lstrip("0") != postmortem.id.rpartition("-")[2].lstrip("0"):
            yield Raised(
                postmortem.where["id"],
                Words(
                    "ID は `{id}` ですが、{what}名は `{name}` です",
                    "the id is `{id}`, but the {what} is called `{name}`",
                ).format(id=postmortem.id, what=what, name=name),
                Words(
                    "正しいほうにそろえてください。公開後の ID は変えず、{what}名を `{id}…` に変えます",
                    "make them the same; once published an id must not change, so rename the {what} `{id}…`",
                ).format(id=postmortem.id, what=what),
            )
        return


RULE = Rule(
    code="KY110",
    slug="id-differs-from-file",
    title=Words("ID とファイル名の番号が違う", "The id is not the file name's"),
    reason=Words(
        "ファイル名の番号で開いた人は、別のインシデントを読むことになります。多くはコピーして書き始めたときの消し忘れです。",
        "Who opens a file by the number in its name reads about another incident. Mostly it was begun as a copy.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        "=== postmortems/2025/PM-002-payment-timeout.md\nid: PM-001\n",
        "=== postmortems/2025/PM-002-payment-timeout.md\nid: PM-001\n",
    ),
    good=Words(
        "=== postmortems/2025/PM-002-payment-timeout.md\nid: PM-002\n",
        "=== postmortems/2025/PM-002-payment-timeout.md\nid: PM-002\n",
    ),
    of_document=check,
)
