"""The trust page from a notice and the promises report of the release; what no test has shown is said to be so."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kotokirja.policy.notice.document import Notice
from kotokirja.policy.notice.speaking import day_text
from kotokirja.policy.promises import promises
from kotokirja.policy.promises.report import WHOLE, ProvingTest, Report, State
from kotokirja.policy.trust import frame
from kotokirja.policy.trust.document import Chapter, Entry, Figure, Part, Requirement, TrustPage
from kotokirja.policy.trust.lines import lines_by_statement
from kotokirja.policy.trust.requirements import TITLES
from kotokirja.policy.trust.shapes import Kept
from kotokirja.policy.trust.whole import KEPT
from kotokirja.policy.wording import Wording

QUOTED: Final = 2
"""So many lines of the notice are quoted; the rest is read there."""
LONGEST: Final = 240


def trust_page(*, notice: Notice, report: Report | None) -> TrustPage:
    """What keeps each statement that the notice makes, and which tests of the report have shown it."""
    writer = _Writer(language=notice.language, report=report)
    said = lines_by_statement(notice)
    headings = {0: writer.say(frame.ITSELF)} | {section.number: section.heading for section in notice.sections}
    chapters = tuple(
        Chapter(
            code=f"N{number}",
            number=number,
            heading=heading,
            entries=tuple(
                writer.entry(kept, said[statement], number=number)
                for statement, kept in KEPT.items()
                if statement in said and statement.startswith(f"N{number}.")
            ),
        )
        for number, heading in headings.items()
    )
    figures = writer.figures([entry.state for chapter in chapters for entry in chapter.entries])
    return TrustPage(
        language=notice.language,
        kind_name=writer.say(frame.KIND),
        title=writer.say(frame.TITLE),
        lead=writer.say(frame.LEAD),
        counted=writer.counted(figures),
        ran=writer.ran(),
        has_report=report is not None,
        figures=figures,
        chapters=chapters,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    """One language, and the report from which everything is claimed."""

    language: str
    report: Report | None

    def say(self, text: Wording) -> str:
        return text.text(self.language)

    def entry(self, kept: Kept, said: tuple[str, ...], *, number: int) -> Entry:
        promise = promises()[kept.statement]
        shown = self.report.shown_parts(promise) if self.report else frozenset()
        state = self.report.state(promise) if self.report else None
        parts = tuple(
            Part(
                text=self.say(kept.part(name) if name != WHOLE else kept.title),
                is_shown=name in shown,
                shown_text=self.say(frame.SHOWN if name in shown else frame.NOT_SHOWN),
                tests=self._tests(kept.statement, name),
            )
            for name in promise.parts or (WHOLE,)
        )
        requirements = tuple(self._requirement(identifier) for identifier in kept.requirements)
        tests = tuple(sorted({test for part in parts for test in part.tests}))
        return Entry(
            statement=kept.statement,
            title=self.say(kept.title),
            said=tuple(shortened(line) for line in said[:QUOTED]),
            section=f"s{number}" if number else "",
            how=self.say(kept.how) if kept.how else "",
            gaps=tuple(self.say(gap.text) for gap in kept.gaps if not set(gap.parts) <= shown),
            state=state,
            state_text=self.say(frame.state_text(state)),
            parts=parts,
            tests=tests,
            requirements=requirements,
            count_text=self.say(frame.COUNT).format(tests=len(tests), requirements=len(requirements)),
        )

    def figures(self, states: list[State | None]) -> tuple[Figure, ...]:
        return (
            Figure(state=None, text=self.say(frame.ALL), count=len(states)),
            *(Figure(state=state, text=self.say(frame.STATES[state]), count=states.count(state)) for state in State),
        )

    def counted(self, figures: tuple[Figure, ...]) -> str:
        if self.report is None:
            return ""
        counts: Mapping[str, int] = {
            figure.state.lower() if figure.state else "all": figure.count for figure in figures
        }
        return self.say(frame.COUNTED).format(**counts)

    def ran(self) -> str:
        if self.report is None:
            return self.say(frame.NO_REPORT)
        commit = self.say(frame.COMMIT).format(name=self.report.commit) if self.report.commit else ""
        return self.say(frame.RAN).format(
            day=day_text(self.report.ran_on, self.language),
            version=self.report.version,
            commit=commit,
            tests=self.report.tests,
        )

    def _tests(self, identifier: str, part: str) -> tuple[ProvingTest, ...]:
        return self.report.tests_of(identifier, part) if self.report else ()

    def _requirement(self, identifier: str) -> Requirement:
        promise = promises()[identifier]
        state = self.report.state(promise) if self.report else None
        tests = {test for part in promise.parts or (WHOLE,) for test in self._tests(identifier, part)}
        return Requirement(
            identifier=identifier,
            title=self.say(TITLES[identifier]),
            state=state,
            state_text=self.say(frame.state_text(state)),
            tests=tuple(sorted(tests)),
        )


def shortened(line: str) -> str:
    """A line of the notice, cut between words where it is long."""
    if len(line) <= LONGEST:
        return line
    return f"{line[:LONGEST].rpartition(' ')[0].rstrip(',;')} …"


def joining_words(language: str) -> dict[str, str]:
    """The joining words of the page by name."""
    return {name.lower(): value.text(language) for name, value in vars(frame).items() if isinstance(value, Wording)}
