"""Templates and style sheets: what the content security policy and mixed directions forbid."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import kotokirja

SOURCE = Path(kotokirja.__file__).parent

INLINE = {
    "inline style": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "script without src": re.compile(r"<script\b(?![^>]*\bsrc\s*=)[^>]*>", re.IGNORECASE),
    "javascript address": re.compile(r"javascript:", re.IGNORECASE),
    "data address": re.compile(r"(?:src|href)\s*=\s*[\"']?data:", re.IGNORECASE),
    "address of another host": re.compile(
        r"<(?:script|link|img|iframe|source)\b[^>]*(?:src|href)\s*=\s*[\"']?(?:https?:)?//", re.IGNORECASE
    ),
    "escaping switched off": re.compile(r"\|\s*safe\b|\{%\s*autoescape\s+off|mark_safe"),
}
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)(?:-\w+)?|left|right"
    r"|border-(?:top|bottom)-(?:left|right)-radius)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def offences(text: str) -> Iterator[str]:
    """What the content security policy or the escaping of a page forbids in a template."""
    for name, pattern in INLINE.items():
        for found in pattern.finditer(text):
            yield f"{name}, line {text.count(chr(10), 0, found.start()) + 1}"


def physical_directions(text: str) -> list[str]:
    """Declarations that say left or right, which are wrong on half of a page that mixes directions."""
    return [found.group() for found in PHYSICAL.finditer(COMMENT.sub("", text))]


def test_no_template_holds_what_the_content_security_policy_forbids() -> None:
    templates = list(SOURCE.rglob("templates/**/*.html"))
    assert templates
    assert not {str(path): found for path in templates if (found := list(offences(path.read_text())))}


@pytest.mark.parametrize(
    "planted",
    [
        '<p style="color: red">',
        "<style>p {}</style>",
        '<button type="button" onclick="go()">',
        "<script>go()</script>",
        '<a href="javascript:go()">',
        '<img alt="" src="data:image/png;base64,AA">',
        '<script src="//cdn.example/x.js"></script>',
        "{{ name|safe }}",
    ],
)
def test_a_planted_offence_in_a_template_would_be_seen(planted: str) -> None:
    assert list(offences(f"<main>\n{planted}\n</main>"))


def test_ordinary_markup_is_no_offence() -> None:
    ordinary = '<script src="/static/x.js" defer></script><a href="https://finlex.fi/" class="on">1 on = 2</a>'
    assert not list(offences(ordinary))


def test_no_style_sheet_says_left_or_right() -> None:
    sheets = list(SOURCE.rglob("static/**/*.css"))
    assert sheets
    assert not {str(path): found for path in sheets if (found := physical_directions(path.read_text()))}


@pytest.mark.parametrize("planted", ["margin-left: 1px", "left: 0", "float: right", "border-right-color: red"])
def test_a_planted_direction_would_be_seen(planted: str) -> None:
    assert physical_directions(f"p {{ {planted}; }}")


def test_logical_directions_are_no_offence() -> None:
    assert not physical_directions(
        "p { margin-inline-start: 1px; inset-inline-end: 0; /* left: 0 */ text-align: start }"
    )
