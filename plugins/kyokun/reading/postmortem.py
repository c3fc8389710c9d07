"""A postmortem, record or near miss from its front matter and its body."""

from kyokun.model.cause import Analysis
from kyokun.model.labels import ParticipantLabel
from kyokun.model.language import Language
from kyokun.model.postmortem import TIMES, Postmortem
from kyokun.model.reference import Reference
from kyokun.model.terms import Audience, Detection, DocumentType, SectionKind, Severity, Status
from kyokun.reading.action_values import due_base
from kyokun.reading.actions import read_actions
from kyokun.reading.analysis import read_analysis
from kyokun.reading.meeting import read_learnings, read_participants, read_reviews
from kyokun.reading.placeholders import is_placeholder
from kyokun.reading.sections import SectionBlocks, is_prompt, read_sections
from kyokun.reading.timeline import read_timeline
from kyokun.reading.values import FrontMatter
from kyokun.text.blocks import Block, Heading, ItemList, Outline, Paragraph, walk
from kyokun.text.span import Span


def read_postmortem(text: str, front_matter: FrontMatter, outline: Outline, body: Span) -> Postmortem:
    """Everything the document says; what does not fit is left in ``front_matter.problems``."""
    conventions = front_matter.conventions
    read = read_sections(outline.blocks, body, conventions)
    times = {name: front_matter.time(name) for name in TIMES}
    participants, roles = read_participants(text, _blocks(read, SectionKind.PARTICIPANTS))
    analysis = _first(read, SectionKind.ROOT_CAUSE_ANALYSIS)
    timeline = _first(read, SectionKind.TIMELINE)
    counted_from = due_base(times["held_at"], times["resolved_at"])
    return Postmortem(
        id=front_matter.document_id("id"),
        title=front_matter.text("title") or first_heading(outline),
        type=front_matter.choice("type", DocumentType) or DocumentType.POSTMORTEM,
        status=front_matter.choice("status", Status),
        severity=front_matter.choice("severity", Severity),
        lang=front_matter.choice("lang", Language) or conventions.lang,
        times=times,
        detected_by=front_matter.choice("detected_by", Detection),
        services=front_matter.texts("services"),
        teams=front_matter.texts("teams"),
        causes=front_matter.causes("causes"),
        tags=front_matter.texts("tags"),
        impact=front_matter.impact("impact"),
        recurrence_of=front_matter.document_ids("recurrence_of"),
        translation_of=front_matter.document_id("translation_of"),
        audience=front_matter.choice("audience", Audience),
        sections=tuple(part.section for part in read),
        summary=_summary(_blocks(read, SectionKind.SUMMARY), conventions.prompts),
        events=read_timeline(text, timeline.blocks, timeline.section.heading, times, conventions.zone)
        if timeline
        else (),
        analysis=read_analysis(text, analysis.section.heading, analysis.blocks) if analysis else Analysis(),
        actions=read_actions(text, _blocks(read, SectionKind.ACTION_ITEMS), counted_from),
        learnings=read_learnings(text, _blocks(read, SectionKind.LESSONS)),
        reviews=read_reviews(_blocks(read, SectionKind.FOLLOW_UP)),
        participants=participants,
        facilitator=roles.get(ParticipantLabel.FACILITATOR, ""),
        recorder=roles.get(ParticipantLabel.RECORDER, ""),
        references=references(outline),
        where=front_matter.where(Span(0, body.start)),
    )


def first_heading(outline: Outline) -> str:
    """The text of the first H1; empty when there is none."""
    h1 = next((b for b in outline.blocks if isinstance(b, Heading) and b.level == 1), None)
    return h1.inline.text if h1 else ""


def references(outline: Outline) -> tuple[Reference, ...]:
    """Every link that is not an image."""
    return tuple(Reference(link.text, link.target, link.span) for link in outline.links if not link.is_image)


def _first(read: tuple[SectionBlocks, ...], kind: SectionKind) -> SectionBlocks | None:
    return next((part for part in read if part.section.kind is kind), None)


def _blocks(read: tuple[SectionBlocks, ...], kind: SectionKind) -> tuple[Block, ...]:
    """The blocks of all sections of one kind."""
    return tuple(block for part in read if part.section.kind is kind for block in part.blocks)


def _summary(blocks: tuple[Block, ...], prompts: frozenset[str]) -> str:
    texts: list[str] = []
    for block in walk(blocks):
        if isinstance(block, Paragraph):
            texts.append(block.inline.text)
        elif isinstance(block, ItemList):
            texts.extend(item.inline.text for item in block.items)
    lines = (line for text in texts if not is_placeholder(text) for line in text.split("\n"))
    return "\n".join(line for line in lines if not is_prompt(line, prompts))
