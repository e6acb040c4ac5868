"""The part of a file that says when it is destroyed and why; made of what the file has read already (N9.2)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import get_language

from kotokirja.domains.assessment.types import AssessmentState
from kotokirja.domains.registry.types import MessageState
from kotokirja.interfaces.overlays import overlays
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.platform.shell.http import StaffRequest
from kotokirja.policy.declaration import RETENTION
from kotokirja.policy.declaration.shapes import HoldReason
from kotokirja.policy.disposal import FileDisposal, file_disposal
from kotokirja.policy.notice.speaking import span_text
from kotokirja.policy.parameters import Span
from kotokirja.policy.provisions import cite
from kotokirja.policy.terms import Reason
from kotokirja.policy.vocabulary import RecordClass
from kotokirja.usecases.files import OpenedFile

UNFINISHED = frozenset({AssessmentState.PLANNED, AssessmentState.STARTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDisposal:
    """One record class with its length in words, its day and its reasons."""

    name: str
    length: str
    due: date | None
    reasons: tuple[Reason, ...]
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisposalPanel:
    """When the file is destroyed, in words, and each record class for whoever wants to know it exactly."""

    disposal: FileDisposal
    length: str
    ground: str
    lines: tuple[ShownDisposal, ...]


def disposal_panel(opened: OpenedFile, *, request: StaffRequest) -> DisposalPanel | None:
    """The panel of a file; none where the role does not see the relationship, from whose end the time is counted."""
    relationship = opened.file.relationship
    if relationship is None:
        return None
    disposal = file_disposal(
        records=tuple(_records(opened)),
        overlay=overlays(settings.KOTOKIRJA_OVERLAYS).get(request.actor.municipality),
        ended_on=relationship.ended_on,
        held=frozenset(_held(opened)),
        on=helsinki_day(request.at),
    )
    language = get_language() or "fi"
    return DisposalPanel(
        disposal=disposal,
        length=_length(disposal.span),
        ground=_cited(disposal.reasons),
        lines=tuple(
            ShownDisposal(
                name=RETENTION[line.record].name.text(language),
                length=_length(line.span),
                due=line.due.value,
                reasons=line.due.reasons,
                ground=_cited(line.due.reasons),
            )
            for line in disposal.lines
        ),
    )


def _records(opened: OpenedFile) -> Iterator[RecordClass]:
    """The record classes that this file has, as far as the role sees them."""
    yield RecordClass.CLIENT
    if opened.assessments:
        yield RecordClass.ASSESSMENT
    if opened.plans:
        yield RecordClass.PLAN
    if opened.deliveries:
        yield from (RecordClass.NATIONAL_RECORD, RecordClass.REGISTRY_MESSAGE)


def _held(opened: OpenedFile) -> Iterator[HoldReason]:
    """What keeps a file beyond its day: an assessment that is under way, a record that the register has not taken."""
    if any(assessment.state in UNFINISHED for assessment in opened.assessments):
        yield HoldReason.PENDING_MATTER
    if any(delivery.state is not MessageState.ACKNOWLEDGED for delivery in opened.deliveries):
        yield HoldReason.STATUTORY_TASK


def _length(span: Span | None) -> str:
    return span_text(span, get_language() or "fi") if span is not None else ""


def _cited(reasons: Iterable[Reason]) -> str:
    """The provisions behind the reasons, each once; a section's sign stays with its number."""
    cited = cite(tuple(dict.fromkeys(reason.section for reason in reasons)), language=get_language() or "fi")
    return cited.replace(" §", "\u00a0§")
