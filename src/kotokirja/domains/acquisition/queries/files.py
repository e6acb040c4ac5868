"""Reads of files, before anything of them is in the register."""

from collections.abc import Callable, Iterator, Sequence

from kotokirja.domains.acquisition import rules
from kotokirja.domains.acquisition.types import Candidate, Circumstances, FileFacts, Refused, Target
from kotokirja.kernel.ids import ClientId


def facts_of_file(*, content: bytes) -> FileFacts:
    """What a file is; `UnreadableFile` says why it can't be read."""
    return rules.facts_of(content)


def suggested_meanings(*, headings: Sequence[str]) -> tuple[Target | None, ...]:
    """What the columns probably mean."""
    return rules.suggested_targets(headings)


def checked_rows(
    *,
    content: bytes,
    targets: Sequence[Target | None],
    circumstances: Circumstances,
    new_id: Callable[[], ClientId],
) -> Iterator[Candidate | Refused]:
    """The rows of a file in order, each a person ready to become a client, or everything that is wrong with it."""
    table = rules.open_table(content)
    reader = rules.RowReader(headings=table.headings, targets=targets, circumstances=circumstances, new_id=new_id)
    return (reader.read(number, cells) for number, cells in table.rows)
