"""What we say of one statement: its short name, how the system keeps it, and openly what is still missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kotokirja.policy.promises import promises
from kotokirja.policy.promises.report import WHOLE
from kotokirja.policy.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What is not built or not tested yet, and what holds until then; it goes once tests show those parts."""

    text: Wording
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How one statement of the notice is kept."""

    statement: str
    title: Wording
    how: Wording | None = None
    """Missing where nothing that keeps the statement exists yet; then a gap says so."""
    parts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """The statement's parts in Finnish and Swedish; the English stands with the promise."""
    gaps: tuple[Gap, ...] = ()
    requirements: tuple[str, ...] = ()

    def part(self, name: str) -> Wording:
        """A part of the statement in words."""
        finnish, swedish = self.parts[name]
        return Wording(fi=finnish, sv=swedish, en=promises()[self.statement].parts[name])


def gap(fi: str, sv: str, en: str, *parts: str) -> Gap:
    """What is missing of the named parts, or of the whole statement where none is named."""
    return Gap(text=Wording(fi=fi, sv=sv, en=en), parts=parts or (WHOLE,))
