"""Names of codes for templates."""

from django import template

from benchmarks.cobbled.clients import choices

register = template.Library()


@register.filter
def language_name(code: str) -> str:
    """The name of a language."""
    return choices.language_names().get(code, code)


@register.filter
def country_name(code: str) -> str:
    """The name of a country."""
    return choices.country_names().get(code, code)
