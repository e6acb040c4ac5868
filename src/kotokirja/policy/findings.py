"""What a rule finds in a draft: a code, its section and values; the interface has the words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """Whether a finding stops the act or only asks for a second look."""

    BLOCKS = "BLOCKS"
    WARNS = "WARNS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that is missing or against a rule, with the section that asks for it."""

    code: StrEnum
    section: str
    severity: Severity
    mend: str = ""
    """The datum of the form that would mend it."""
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def is_blocking(self) -> bool:
        """Whether the act can't be done before this is mended."""
        return self.severity is Severity.BLOCKS


def blocks(code: StrEnum, section: str, *, mend: str = "", **values: object) -> Finding:
    """A finding that stops the act."""
    return Finding(code=code, section=section, severity=Severity.BLOCKS, mend=mend, values=values)


def warns(code: StrEnum, section: str, *, mend: str = "", **values: object) -> Finding:
    """A finding that the officer may pass over."""
    return Finding(code=code, section=section, severity=Severity.WARNS, mend=mend, values=values)


def blocking(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that stop the act."""
    return tuple(finding for finding in findings if finding.is_blocking)
