"""The catalogues: every sentence of the pages is there in Finnish and Swedish, whole and with its places to fill."""

import ast
import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from tools import messages
from tools.messages import LANGUAGES, all_sentences, catalogue_path, sentences

PLACES = re.compile(r"%\([a-z_]+\)[sd]|%[sd]|\{[a-z_]*\}")


def catalogue(language: str) -> Catalog:
    """The catalogue of a language."""
    with catalogue_path(language).open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def faults(message: Message) -> Iterator[str]:
    """What is wrong with one entry of a catalogue."""
    strings = [message.string] if isinstance(message.string, str) else list(message.string or ())
    if not strings or not all(strings):
        yield "not translated"
    if message.fuzzy:
        yield "uncertain"
    asked = set(PLACES.findall(message.id if isinstance(message.id, str) else message.id[-1]))
    for string in strings:
        if string and set(PLACES.findall(string)) != asked:
            yield f"places to fill differ: {sorted(asked)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_project_is_in_the_catalogue(language: str) -> None:
    there = catalogue(language)
    wanted = all_sentences()
    assert len(wanted) > 100
    missing = [
        message
        for message, context in wanted
        if there.get(message if isinstance(message, str) else message[0], context) is None
    ]
    assert not missing


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
    assert set(sentences(templatize(template))) == {("Clients", None), (("one", "%(n)s"), None)}
    assert set(sentences('_("Clients"), pgettext("of a client", "State")')) == {
        ("Clients", None),
        ("State", "of a client"),
    }


def hidden_sentences(source: str) -> list[int]:
    """Lines of translations that stand within an f-string, where nobody who looks for sentences finds them."""
    return [
        call.lineno
        for text in ast.walk(ast.parse(source))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in {"_", "gettext"}
    ]


def test_no_sentence_hides_within_an_f_string() -> None:
    found = {str(path): hidden_sentences(path.read_text(encoding="utf-8")) for path in messages.SOURCE.rglob("*.py")}
    assert {path: lines for path, lines in found.items() if lines} == {}
    assert hidden_sentences("""text = f'{_("hidden")}'""") == [1], "the control"
