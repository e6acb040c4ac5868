"""The canonical form of messages and the key under which each has effect once."""

import json
from itertools import combinations
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from kotokirja.kernel.ids import MunicipalityCode
from kotokirja.platform.outbox.messages import Json, canonical_json, idempotency_key

JSON: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abcdefgh_", max_size=8), inner),
    max_leaves=20,
)


@given(JSON)
def test_the_canonical_form_says_the_same_and_is_the_only_one(content: Json) -> None:
    text = canonical_json(content)
    assert canonical_json(json.loads(text)) == text
    assert json.loads(text) == json.loads(json.dumps(content))


def test_the_order_in_which_a_message_was_put_together_leaves_no_trace() -> None:
    assert canonical_json({"b": 1, "a": [True, None]}) == canonical_json({"a": [True, None], "b": 1})
    assert canonical_json({"name": "Ääkkönen"}) == '{"name":"Ääkkönen"}'.encode()


def test_each_part_of_the_key_counts() -> None:
    client, event = uuid4(), uuid4()
    keys = [
        idempotency_key(municipality=MunicipalityCode(municipality), client=who, event=what, event_version=version)
        for municipality, who, what, version in (
            (999, client, event, 1),
            (998, client, event, 1),
            (999, event, client, 1),
            (999, client, client, 1),
            (999, client, event, 2),
        )
    ]
    assert all(one != other for one, other in combinations(keys, 2))


def test_the_key_is_the_same_on_every_machine() -> None:
    key = idempotency_key(municipality=MunicipalityCode(999), client=UUID(int=1), event=UUID(int=2), event_version=3)
    assert key == "a4ec5cada47a53acf270a2c7fb374dc139146c8704f539d284726005b4d56f3a"
