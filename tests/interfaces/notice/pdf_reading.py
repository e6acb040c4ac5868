"""Reading a tagged PDF as assistive technology does: by its structure tree, in the tree's order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

Texts = dict[tuple[int, int], dict[int, str]]
"""What stands in each marked sequence of each page."""


@dataclass(slots=True, kw_only=True)
class Node:
    """A structure element: its tag, its children in order, its own text and what hangs on it."""

    tag: str
    children: list["Node"] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    headers: int = 0
    links: list[tuple[str, str]] = field(default_factory=list)
    """The address of each link annotation and what it is called."""

    def walk(self) -> Iterator["Node"]:
        """This element and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def text(self) -> str:
        """All that is read from here on down."""
        return "".join("".join(node.texts) for node in self.walk())


def opened(content: bytes) -> pikepdf.Pdf:
    """The document, from its bytes."""
    return pikepdf.open(BytesIO(content))


def tree(document: pikepdf.Pdf) -> Node:
    """The structure of the document with its text."""
    texts = {page.obj.objgen: marked(page) for page in document.pages}
    root = document.Root.StructTreeRoot.K[0]
    return _node(root, texts, root.get("/Pg"))


def squashed(text: str) -> str:
    """Without white space, nor the hyphens that the end of a line puts in."""
    return re.sub(r"[\s\N{HYPHEN}\N{ZERO WIDTH SPACE}]", "", text)


def marked(page: pikepdf.Page) -> dict[int, str]:
    """What stands in each marked sequence of a page."""
    maps = {str(name): _to_unicode(font) for name, font in page.Resources.Font.items()}
    found: dict[int, str] = {}
    current: list[int | None] = []
    font = ""
    for instruction in pikepdf.parse_content_stream(page):
        operands = list(instruction.operands)
        match str(instruction.operator):
            case "BDC":
                properties = operands[1]
                current.append(int(properties.MCID) if "/MCID" in properties else None)
            case "BMC":
                current.append(None)
            case "EMC":
                current.pop()
            case "Tf":
                font = str(operands[0])
            case "Tj" | "TJ":
                mcid = current[-1] if current else None
                assert mcid is not None or current, "text outside of everything that is marked"
                if mcid is not None:
                    parts = operands[0] if str(instruction.operator) == "TJ" else [operands[0]]
                    shown = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
                    glyphs = [shown[at : at + 2] for at in range(0, len(shown), 2)]
                    found[mcid] = found.get(mcid, "") + "".join(
                        maps[font].get(glyph, "\N{REPLACEMENT CHARACTER}") for glyph in glyphs
                    )
    return found


def _to_unicode(font: pikepdf.Object) -> dict[bytes, str]:
    """A font's map from glyphs to characters."""
    text = font.ToUnicode.read_bytes().decode("latin-1")
    pairs = re.findall(r"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>", text)
    return {bytes.fromhex(glyph): bytes.fromhex(character).decode("utf-16-be") for glyph, character in pairs}


def _node(element: pikepdf.Object, texts: Texts, page: pikepdf.Object | None) -> Node:
    own_page: pikepdf.Object | None = element.get("/Pg", page)
    attributes = element.get("/A")
    node = Node(tag=str(element.S).lstrip("/"), headers=len(attributes.get("/Headers", "")) if attributes else 0)
    for kid in _kids(element):
        if isinstance(kid, int):
            assert own_page is not None
            node.texts.append(texts[own_page.objgen][kid])
        elif "/S" in kid:
            node.children.append(_node(kid, texts, own_page))
        elif kid.get("/Type") == "/OBJR":
            node.links.append((str(kid.Obj.A.URI), str(kid.Obj.get("/Contents", ""))))
    return node


def _kids(element: pikepdf.Object) -> list[Any]:
    """What hangs on an element: numbers of marked content, elements and annotations."""
    kids: Any = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]
