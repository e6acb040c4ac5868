"""The SVG of a picture of services: months, bars with their labels, the line of today.

Two hundred numbers with a point and no style; as a template it took most of the time of the page that shows it.
"""

from collections.abc import Iterator

from django.utils.dates import MONTHS_3
from django.utils.html import conditional_escape as esc
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kotokirja.interfaces.staff.timeline import Bar, BarState, Month, Timeline


def drawing(picture: Timeline) -> SafeString:
    """Everything within the picture's `svg` element but its title and description."""
    return mark_safe("\n".join(_parts(picture)))  # noqa: S308 - words are escaped, the rest are numbers


def _parts(picture: Timeline) -> Iterator[str]:
    for month in picture.months:
        yield _month(month, height=picture.height)
    if picture.today_x is not None:
        yield f'<path class="today" d="M{number(picture.today_x)} 20V{number(picture.line_end)}"/>'
    for bar in picture.bars:
        yield _bar(bar)
    if picture.today_x is not None:
        word = _("today")
        yield (
            f'<rect class="todaybox" x="{number(picture.today_box_x)}" y="{number(picture.today_box_y)}" width="52"'
            f' height="16" rx="4"/><text class="todaytext" x="{number(picture.today_text_x)}"'
            f' y="{number(picture.foot_y)}" text-anchor="middle">{esc(word)}</text>'
        )


def _month(month: Month, *, height: float) -> str:
    line = f'<path class="grid" d="M{number(month.x)} {2 if month.year else 18}V{height:.0f}"/>'
    name = f'<text x="{number(month.text_x)}" y="31">{esc(MONTHS_3[month.month])}</text>' if month.is_named else ""
    year = f'<text class="strong" x="{number(month.text_x)}" y="13">{month.year}</text>' if month.year else ""
    return line + name + year


def _bar(bar: Bar) -> str:
    if bar.state is BarState.DAY:
        shape = f'<path class="mile" d="{bar.diamond}"/>'
    else:
        shape = f'<rect class="{bar.state}" x="{number(bar.x)}" y="{number(bar.y)}" width="{number(bar.width)}" height="32" rx="5"/>'
    label = bar.label
    halo = (
        ""
        if label.is_inside
        else f'<rect class="halo" x="{number(label.halo_x)}" y="{number(bar.halo_y)}" width="{number(label.width)}" height="30"/>'
    )
    is_light = label.is_inside and bar.state is BarState.RUNNING
    anchor = ' text-anchor="end"' if label.is_before else ""
    title = f'<text class="strong{" on" if is_light else ""}" x="{number(label.x)}" y="{number(bar.title_y)}"{anchor}>{esc(bar.title)}</text>'
    detail = f'<text{_on(is_light)} x="{number(label.x)}" y="{number(bar.detail_y)}"{anchor}>{esc(bar.detail)}</text>'
    return shape + halo + title + detail


def _on(is_light: bool) -> str:
    return ' class="on"' if is_light else ""


def number(value: float) -> str:
    """A number as an SVG attribute wants it: with a point, whatever the page's language."""
    return f"{value:.1f}".removesuffix(".0")
