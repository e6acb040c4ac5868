"""The picture of services in time: everything within it, labels apart from each other, states by shape."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kotokirja.interfaces.staff.timeline import HEAD, ROW, WIDTH, BarState, Span, Timeline, timeline

ON = date(2026, 11, 24)
DAYS = st.dates(min_value=date(2024, 1, 1), max_value=date(2030, 12, 31))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(DAYS)
    length = draw(st.one_of(st.none(), st.integers(min_value=0, max_value=900)))
    return Span(
        title=draw(st.text(min_size=1, max_size=60)),
        start=start,
        end=None if length is None else start + timedelta(days=length),
        detail=draw(st.text(max_size=25)),
    )


def drawn(*made: Span, on: date = ON) -> Timeline:
    picture = timeline(made, on=on)
    assert picture is not None
    return picture


@given(st.lists(spans(), min_size=1, max_size=12), DAYS)
def test_everything_stands_within_the_picture_and_each_row_is_its_own(made: list[Span], on: date) -> None:
    picture = drawn(*made, on=on)
    tops = [bar.y for bar in picture.bars]
    assert tops == [HEAD + row * ROW for row in range(len(made))]
    for bar in picture.bars:
        assert 0 <= bar.x <= WIDTH
        assert bar.x + bar.width <= WIDTH + 3
        assert bar.y + ROW <= picture.height
        assert bar.label.x >= 0
    assert len({month.x for month in picture.months}) == len(picture.months)


@given(st.lists(spans(), min_size=1, max_size=8))
def test_a_label_stands_in_its_bar_only_where_it_fits(made: list[Span]) -> None:
    for bar in drawn(*made).bars:
        if bar.label.is_inside:
            assert bar.label.x + bar.label.width <= bar.x + bar.width + 8.1
        elif bar.label.is_before:
            assert bar.label.x <= bar.x
            assert bar.label.x - bar.label.width >= 0


def test_states_differ_by_shape() -> None:
    picture = drawn(
        Span(title="Ended", start=date(2026, 8, 1), end=date(2026, 9, 30)),
        Span(title="Running", start=date(2026, 8, 2), end=date(2027, 5, 1)),
        Span(title="Without an end", start=date(2026, 8, 3), end=None),
        Span(title="Planned", start=date(2027, 1, 1), end=date(2027, 2, 1)),
        Span(title="One day", start=date(2027, 3, 1), end=date(2027, 3, 1)),
    )
    assert [bar.state for bar in picture.bars] == [
        BarState.ENDED,
        BarState.RUNNING,
        BarState.RUNNING,
        BarState.PLANNED,
        BarState.DAY,
    ]
    assert picture.bars[-1].diamond.startswith("M")


def test_a_service_that_ends_today_still_runs_and_one_that_starts_today_does_too() -> None:
    picture = drawn(
        Span(title="A", start=date(2026, 1, 1), end=ON), Span(title="B", start=ON, end=ON + timedelta(days=9))
    )
    assert {bar.state for bar in picture.bars} == {BarState.RUNNING}


def test_today_is_drawn_when_it_is_near_and_left_out_when_it_is_far() -> None:
    near = Span(title="A", start=date(2026, 10, 1), end=date(2026, 12, 1))
    far = Span(title="B", start=date(2030, 1, 1), end=date(2030, 2, 1))
    assert drawn(near).today_x is not None
    assert drawn(far).today_x is None


def test_years_are_named_where_they_change_and_long_spans_name_fewer_months() -> None:
    picture = drawn(Span(title="A", start=date(2026, 10, 5), end=date(2027, 3, 1)))
    assert [(month.month, month.year) for month in picture.months][:4] == [
        (10, 2026),
        (11, None),
        (12, None),
        (1, 2027),
    ]
    long = drawn(Span(title="A", start=date(2024, 1, 1), end=date(2030, 1, 1)))
    assert sum(month.is_named for month in long.months) <= 20


def test_without_a_dated_service_there_is_no_picture() -> None:
    assert timeline([], on=ON) is None
