"""The links from the lines of a notice to what keeps them (R-P0); only the notice's own page has them."""

from typing import Final

from django import template
from django.template import Context
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kotokirja.policy.trust import frame

register = template.Library()
NAMES_TESTS: Final = "names_tests"
"""Set by a page whose lines lead to their tests; the accessibility statement and printed texts have no such lines."""


@register.simple_tag(takes_context=True)
def trust_mark(context: Context, code: str) -> SafeString:
    """A small shield behind a line, which leads to the line's statement, or to its chapter, on the trust page."""
    if not context.get(NAMES_TESTS):
        return SafeString()
    return format_html(
        ' <a class="proof" href="{}#{}"><svg class="ico" viewBox="0 0 24 24" aria-hidden="true"><use href="{}#i-guard"/>'
        '</svg><span class="vh">{}</span></a>',
        reverse("public:trust", args=[context["municipality"]]),
        code,
        static("shell/icons.svg"),
        frame.STANDS_BEHIND.text(context["text_language"]).format(statement=code),
    )


@register.simple_tag(takes_context=True)
def trust_note(context: Context) -> SafeString:
    """The sentence that says what the shields are."""
    if not context.get(NAMES_TESTS):
        return SafeString()
    return format_html(
        '<p class="notice__proofs"><svg class="ico" viewBox="0 0 24 24" aria-hidden="true"><use href="{}#i-guard"/></svg>'
        '<span>{} <a href="{}">{}</a></span></p>',
        static("shell/icons.svg"),
        frame.SHIELD.text(context["text_language"]),
        reverse("public:trust", args=[context["municipality"]]),
        frame.TITLE.text(context["text_language"]),
    )
