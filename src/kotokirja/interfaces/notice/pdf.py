"""A notice as a tagged PDF on A4 (PDF/UA-1), laid out from the document alone: no network, no clock, no database."""

from copy import deepcopy
from functools import cache
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any, Final
from uuid import UUID, uuid5

from django.template.loader import render_to_string

from kotokirja.policy.notice import Notice, markdown
from kotokirja.policy.notice.frame import DRAFT_MARK
from kotokirja.policy.notice.speaking import day_text

BREAK: Final = "\N{HYPHEN}"
NO_BREAK_SPACE: Final = "\N{NO-BREAK SPACE}"
PRINT: Final = Path(__file__).parent / "print"
FONTS: Final = Path(__file__).parents[2] / "platform" / "shell" / "static" / "shell" / "fonts"
STYLE_SHEET: Final = PRINT / "notice.css"
FINNISH: Final = PRINT / "breaks_fi.txt"
"""Where Finnish words may be broken; the library that breaks them knows only other languages."""
FACES: Final = {
    f"{path.as_uri()}?{weight}": (path, weight)
    for path in FONTS.glob("noto-sans-latin*.woff2")
    for weight in (400, 700)
}
"""The faces of the shipped fonts by the addresses that the style sheet gives them; nothing else may be loaded."""
DOCUMENTS: Final = UUID("6a1c4e0e-58f0-5d0e-9d8e-6f0f9a0b7c11")
"""The namespace of our documents' identifiers."""


class LayoutLibraryMissing(RuntimeError):
    """The library that lays out text is not on this machine; the message says what to install."""

    def __init__(self) -> None:
        super().__init__(
            "PDF documents need the Pango library, which was not found. Install it:"
            " `apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0` on Debian and Ubuntu,"
            " `brew install pango` on macOS. Everything else works without it."
        )


class NotShipped(ValueError):
    """An address that a document may not load: it is none of the files that come with the program."""


def notice_pdf(*, notice: Notice) -> bytes:
    """The notice as PDF/UA-1 in its language; the same document always gives the same bytes."""
    weasyprint = _layout()
    page = render_to_string(
        "notice/print.html",
        {
            "notice": notice,
            "day": day_text(notice.dated, notice.language),
            "draft_mark": DRAFT_MARK.text(notice.language) if notice.is_draft else "",
            "footer": " • ".join(notice.footer),
        },
    )
    kept_together = page.replace(" §", f"{NO_BREAK_SPACE}§")
    fonts = weasyprint.text.fonts.FontConfiguration()
    fetcher = _fetcher_of(weasyprint)()
    sheet = weasyprint.CSS(url=STYLE_SHEET.as_uri(), url_fetcher=fetcher, font_config=fonts)
    document = weasyprint.HTML(string=kept_together, base_url=f"{PRINT.as_uri()}/", url_fetcher=fetcher)
    made: bytes = document.write_pdf(
        stylesheets=[sheet],
        font_config=fonts,
        pdf_variant="pdf/ua-1",
        pdf_identifier=uuid5(DOCUMENTS, f"{notice.language} {markdown(notice)}").bytes,
    )
    return made


@cache
def _layout() -> ModuleType:
    """WeasyPrint, loaded when the first document is made, because it needs a library outside of Python."""
    try:
        import pyphen  # noqa: PLC0415 -- comes with WeasyPrint
        import weasyprint.text.fonts  # noqa: PLC0415 -- large, and only documents need it
    except OSError as problem:
        raise LayoutLibraryMissing from problem
    pyphen.LANGUAGES.setdefault("fi", FINNISH)
    pyphen.LANGUAGES_LOWERCASE.setdefault("fi", "fi")
    library: ModuleType = weasyprint
    return library


@cache
def _face(path: Path, weight: int) -> bytes:
    """One weight of a variable font, with the time at which it was made: the layout would write its own clock into it."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 -- comes with WeasyPrint
    from fontTools.varLib.instancer import instantiateVariableFont  # noqa: PLC0415 -- comes with WeasyPrint

    font, plain = TTFont(path, recalcTimestamp=False), BytesIO()
    font.flavor = None
    instantiateVariableFont(font, {"wght": weight}, inplace=True)
    _add_hyphen(font)
    font.save(plain)
    return plain.getvalue()


def _add_hyphen(font: Any) -> None:  # noqa: ANN401 -- a font of a library without types
    """Give the face the hyphen that breaks words at a line's end, drawn as the one that stands within words.

    It is a glyph of its own, so that who reads the document aloud or copies from it can tell the two apart.
    """
    drawn = font.getBestCmap().get(ord("-"))
    if drawn is None or ord(BREAK) in font.getBestCmap():
        return
    font.setGlyphOrder([*font.getGlyphOrder(), "hyphen.break"])
    font["glyf"]["hyphen.break"] = deepcopy(font["glyf"][drawn])
    font["hmtx"]["hyphen.break"] = font["hmtx"][drawn]
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(BREAK)] = "hyphen.break"


@cache
def _fetcher_of(weasyprint: ModuleType) -> Any:  # noqa: ANN401 -- a class of a library without types
    """A fetcher that gives the shipped files and refuses every other address."""

    class ShippedOnly(weasyprint.urls.URLFetcher):  # type: ignore[misc, name-defined]
        """Gives the shipped files and nothing else."""

        def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ANN401 -- the library's signature
            """The file behind an address, if it is one of ours."""
            if url == STYLE_SHEET.as_uri():
                return weasyprint.urls.URLFetcherResponse(url, STYLE_SHEET.read_bytes(), {"Content-Type": "text/css"})
            if url in FACES:
                return weasyprint.urls.URLFetcherResponse(url, _face(*FACES[url]), {"Content-Type": "font/ttf"})
            raise NotShipped(url)

    return ShippedOnly
