"""The giving of the privacy notice in words: how, in which language, what is due, and what stands in its way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from kotokirja.domains.clients.types import GivenHow, NoticeFault, NoticeGivenView, NoticeStanding
from kotokirja.domains.controllers.types import PublishedNotice
from kotokirja.kernel.ids import NoticeVersionId
from kotokirja.kernel.language import Language
from kotokirja.platform.register.reads import EarlierValue, Provenance, Trail
from kotokirja.policy.provisions import cite

MODEL: Final = "clients.NoticeGiven"
COLUMNS: Final = ("notice_id", "given_on", "language", "how", "explained_in")

HOWS: Final[Mapping[GivenHow, Any]] = {
    GivenHow.HANDED: gettext_lazy("handed over on paper"),
    GivenHow.EXPLAINED: gettext_lazy("gone through orally"),
    GivenHow.POST: gettext_lazy("sent by post"),
    GivenHow.SECURE_MAIL: gettext_lazy("sent by secure mail"),
}
IN_LANGUAGE: Final[Mapping[str, Any]] = {
    "fi": gettext_lazy("in Finnish"),
    "sv": gettext_lazy("in Swedish"),
    "en": gettext_lazy("in English"),
}
FAULTS: Final[Mapping[NoticeFault, tuple[str, Any]]] = {
    NoticeFault.NOT_PUBLISHED: ("notice", gettext_lazy("This version has not been published. Choose one of the list.")),
    NoticeFault.DAY_IN_FUTURE: ("given_on", gettext_lazy("The day is in the future. Check the year.")),
    NoticeFault.BEFORE_PUBLISHED: (
        "given_on",
        gettext_lazy("This version was published only after this day. Check the day, or choose an earlier version."),
    ),
    NoticeFault.LANGUAGE_LACKING: (
        "language",
        gettext_lazy("This version does not exist in this language. Choose one of its languages."),
    ),
    NoticeFault.EXPLAINED_IN_MISSING: (
        "explained_in",
        gettext_lazy("Say in which language the notice was gone through."),
    ),
    NoticeFault.EXPLAINED_IN_NEEDLESS: (
        "explained_in",
        gettext_lazy("Leave this empty, or choose that the notice was gone through orally."),
    ),
}
"""Each fault with the field that it is mended in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenFact:
    """One giving of the notice as a line of the file, with where it was learned."""

    label: Any
    value: str
    provenance: Provenance | None
    key: str
    row: UUID
    number: int | None
    language: str


def given_facts(
    notices: Sequence[NoticeGivenView], *, trail: Trail, published: Sequence[PublishedNotice]
) -> list[GivenFact]:
    """The givings, the newest first, each with who recorded it and what stood before."""
    numbers = {one.id: one.number for one in published}
    return [
        GivenFact(
            label=version_words(numbers.get(one.notice_id)),
            value=handing_words(one),
            provenance=_provenance(one.id, trail, numbers),
            key=f"noticegiven-{one.id.hex}",
            row=one.id,
            number=numbers.get(one.notice_id),
            language=one.language,
        )
        for one in notices
    ]


def version_words(number: int | None) -> str:
    """A version by its number."""
    return _("Version %(number)s") % {"number": "–" if number is None else number}


def handing_words(one: NoticeGivenView) -> str:
    """Day, language and way of one giving."""
    parts = [shown_day(one.given_on), in_language(one.language), str(HOWS[GivenHow(one.how)])]
    text = ", ".join(parts)
    return f"{text}: {language_name(one.explained_in)}" if one.explained_in else text


def in_language(code: str) -> str:
    """In which language."""
    return str(IN_LANGUAGE.get(code, code))


def language_name(code: str) -> str:
    """A language by its name in the page's language."""
    return Language(code).name(get_language() or "fi") if code else ""


def shown_day(day: date) -> str:
    """A day as Finns write it."""
    return f"{day.day}.{day.month}.{day.year}"


def articles(standing: NoticeStanding) -> str:
    """The articles that ask for what is due."""
    return cite(standing.provisions, language=get_language() or "fi") if standing.provisions else ""


def _provenance(row: UUID, trail: Trail, numbers: Mapping[NoticeVersionId, int]) -> Provenance | None:
    """The newest write as the provenance of the whole giving, and what its data said before, in words."""
    known = {column: found for column in COLUMNS if (found := trail.known.get((MODEL, row, column)))}
    if not known:
        return None
    newest = max(known.values(), key=lambda one: one.recorded_at)
    earlier = [one for column, found in known.items() for one in _earlier(column, found, numbers)]
    return replace(newest, earlier=tuple(sorted(earlier, key=lambda one: one.recorded_at, reverse=True)))


def _earlier(column: str, found: Provenance, numbers: Mapping[NoticeVersionId, int]) -> Iterator[EarlierValue]:
    for one in found.earlier:
        yield replace(one, value=_words_of(column, one.value, numbers))


def _words_of(column: str, value: Any, numbers: Mapping[NoticeVersionId, int]) -> str:  # noqa: ANN401 - any datum
    match column:
        case _ if value in {None, ""}:
            return ""
        case "notice_id":
            return version_words(numbers.get(NoticeVersionId(UUID(str(value)))))
        case "given_on":
            return shown_day(value)
        case "how":
            return str(HOWS[GivenHow(value)])
        case "language":
            return in_language(value)
        case _:
            return language_name(value)
