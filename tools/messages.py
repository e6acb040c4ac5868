"""`make messages`: bring new sentences of modules and templates into the catalogues, and take away those that are gone."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE: Final = Path(__file__).parents[1] / "src" / "kotokirja"
LANGUAGES: Final = ("fi", "sv")
KEYWORDS: Final = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}

Sentence = tuple[str | tuple[str, ...], str | None]
"""A message id, with its plural where it has one, and its context."""


def catalogue_path(language: str) -> Path:
    """Where the catalogue of a language lies."""
    return SOURCE / "locale" / language / "LC_MESSAGES" / "django.po"


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences in a module, or in a template that was turned into one."""
    for _, message, _, context in extract("python", BytesIO(text.encode()), KEYWORDS):
        yield message, context


def all_sentences() -> dict[Sentence, list[str]]:
    """Every sentence of the project, with the files that say it."""
    found: dict[Sentence, list[str]] = {}
    modules = [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]
    templates = [path for path in SOURCE.rglob("templates/**/*") if path.is_file()]
    for path in sorted([*modules, *templates]):
        text = path.read_text(encoding="utf-8")
        for sentence in sentences(text if path.suffix == ".py" else templatize(text)):
            found.setdefault(sentence, []).append(str(path.relative_to(SOURCE)))
    return found


def renew(language: str) -> int:
    """Write a catalogue anew: translations are kept, new sentences are empty; returns how many are empty."""
    path = catalogue_path(language)
    old = Catalog(locale=language)
    if path.exists():
        with path.open("rb") as file:
            old = read_po(file, locale=language)
    header = "# Kotokirja: translations, under the EUPL-1.2 as the rest."
    new = Catalog(
        locale=language, project="Kotokirja", fuzzy=False, header_comment=header, creation_date=old.creation_date
    )
    for (message, context), places in all_sentences().items():
        known = old.get(message if isinstance(message, str) else message[0], context)
        string = known.string if known is not None and not known.fuzzy else None
        new.add(message, string, locations=[(place, 0) for place in dict.fromkeys(places)], context=context)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, new, sort_output=True, omit_header=False, width=120, include_lineno=False)
    return sum(1 for entry in new if entry.id and not _is_whole(entry))


def _is_whole(entry: Message) -> bool:
    strings = [entry.string] if isinstance(entry.string, str) else list(entry.string or [])
    return bool(strings) and all(strings)


if __name__ == "__main__":
    for each in LANGUAGES:
        empty = renew(each)
        print(f"{each}: {empty} sentences wait for a translation")  # noqa: T201 -- a tool speaks to whoever runs it
