"""The catalogues: every sentence of the pages is there in Finnish and Swedish, whole and with its places to fill."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

import kotokirja

SOURCE = Path(kotokirja.__file__).parent
LANGUAGES = ("fi", "sv")
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PLACES = re.compile(r"%\([a-z_]+\)[sd]|%[sd]|\{[a-z_]*\}")


def catalogue(language: str) -> Catalog:
    """The catalogue of a language."""
    path = SOURCE / "locale" / language / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def sentences(text: str) -> Iterator[str]:
    """The message ids in a module, or in a template that was turned into one."""
    for _, message, _, _ in extract("python", BytesIO(text.encode()), KEYWORDS):
        yield message[0] if isinstance(message, tuple) else message


def all_sentences() -> set[str]:
    """Every message id of the project's modules and templates."""
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        if "migrations" not in path.parts:
            found |= set(sentences(path.read_text(encoding="utf-8")))
    for path in SOURCE.rglob("templates/**/*.*"):
        found |= set(sentences(templatize(path.read_text(encoding="utf-8"))))
    return found


def faults(message: Message) -> Iterator[str]:
    """What is wrong with one entry of a catalogue."""
    strings = [message.string] if isinstance(message.string, str) else list(message.string)
    if not all(strings):
        yield "not translated"
    if message.fuzzy:
        yield "uncertain"
    asked = set(PLACES.findall(message.id if isinstance(message.id, str) else message.id[-1]))
    for string in strings:
        if string and set(PLACES.findall(string)) != asked:
            yield f"places to fill differ: {sorted(asked)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_project_is_in_the_catalogue(language: str) -> None:
    there = {message.id if isinstance(message.id, str) else message.id[0] for message in catalogue(language)}
    wanted = all_sentences()
    assert len(wanted) > 100
    assert not sorted(wanted - there)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_translated_with_the_same_places_to_fill(language: str) -> None:
    assert not {
        str(message.id): found for message in catalogue(language) if message.id and (found := list(faults(message)))
    }


@pytest.mark.parametrize(
    "planted",
    [
        Message("Review due on %(day)s", ""),
        Message("Review due on %(day)s", "Tarkistus erääntyy"),
        Message("Review", "Tarkistus", flags=["fuzzy"]),
    ],
)
def test_a_faulty_entry_would_be_seen(planted: Message) -> None:
    assert list(faults(planted))


def test_sentences_are_found_in_templates_and_modules() -> None:
    template = '{% translate "Clients" %}{% blocktranslate count n=x %}one{% plural %}{{ n }}{% endblocktranslate %}'
    assert {"Clients", "one"} <= set(sentences(templatize(template)))
    assert set(sentences('title = _("Clients")\nother = gettext_lazy("Plans")')) == {"Clients", "Plans"}
