"""What one process hands to another: lines of COPY as bytes, needing nothing that is set up."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines of one table, ready to be copied."""

    rows: int
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A quarter's lines, table by table."""

    clients: int
    blocks: dict[str, Block]
