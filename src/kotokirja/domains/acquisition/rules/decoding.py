"""From bytes to text: which encoding a file is in, and whether it really is in it."""

import codecs
import re
from typing import Final

from kotokirja.domains.acquisition.types import FileTrouble, UnreadableFile

UTF_8: Final = "UTF-8"
UTF_16: Final = "UTF-16"
WINDOWS_1252: Final = "Windows-1252"

MOJIBAKE: Final = re.compile("Ã[\x80-¿ƒŠŒŽš-žŸ–—„…†-‡‰‹‘-”•˜™€¤¥¶©]|â€|Â[ §°]|\ufffd")
"""What UTF-8 looks like when it was once read as Windows-1252, and the mark that replaces what was lost."""
OF_DOS: Final = re.compile(r"[A-Za-z][„”†][a-z]")
"""What ä, ö and å of DOS code pages look like in Windows-1252."""
CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def decoded(content: bytes) -> tuple[str, str]:
    """The text and the name of its encoding; `UnreadableFile` when no encoding fits, with the line where it breaks."""
    for mark, codec in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if content.startswith(mark):
            name = UTF_8 if codec == "utf-8" else UTF_16
            return _sound(_strictly(content[len(mark) :], codec, width=1 if name == UTF_8 else 2)), name
    if codec := _unmarked_utf_16(content):
        return _sound(_strictly(content, codec, width=2)), UTF_16
    if b"\x00" in content:
        raise UnreadableFile(FileTrouble.UNKNOWN_FORMAT)
    try:
        return _sound(content.decode("utf-8")), UTF_8
    except UnicodeDecodeError as not_utf_8:
        if _has_utf_8_letters(content):
            raise UnreadableFile(FileTrouble.BROKEN_ENCODING, place=_line(content, not_utf_8.start)) from None
    return _sound(_strictly(content, "cp1252", width=1)), WINDOWS_1252


def _strictly(content: bytes, codec: str, *, width: int) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as broken:
        before = content[: broken.start - broken.start % width].decode(codec, errors="replace")
        raise UnreadableFile(FileTrouble.BROKEN_ENCODING, place=before.count("\n") + 1) from None


def _unmarked_utf_16(content: bytes) -> str:
    """The codec of UTF-16 without its mark: Latin text has a zero in every other byte."""
    head = content[:400]
    pairs = len(head) // 2
    if pairs and head[1::2].count(0) > pairs * 0.6 and head[0::2].count(0) == 0:
        return "utf-16-le"
    if pairs and head[0::2].count(0) > pairs * 0.6 and head[1::2].count(0) == 0:
        return "utf-16-be"
    return ""


def _has_utf_8_letters(content: bytes) -> bool:
    """Whether parts of the text are UTF-8, so that the rest of it is not Windows-1252 but broken."""
    return re.search(rb"\xc3[\xa4\xb6\xa5\x84\x96\x85]", content) is not None


def _sound(text: str) -> str:
    if found := CONTROL.search(text):
        if text.count("\x00") or len(CONTROL.findall(text)) > len(text) // 100 + 1:
            raise UnreadableFile(FileTrouble.UNKNOWN_FORMAT)
        raise UnreadableFile(FileTrouble.BROKEN_ENCODING, place=text.count("\n", 0, found.start()) + 1)
    if found := MOJIBAKE.search(text) or OF_DOS.search(text):
        raise UnreadableFile(FileTrouble.BROKEN_ENCODING, place=text.count("\n", 0, found.start()) + 1)
    return text


def _line(content: bytes, position: int) -> int:
    return content.count(b"\n", 0, position) + 1
