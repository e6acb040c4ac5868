"""Words of the notice's versions: states, what mends a point, and what happened to a statement."""

from django.utils.translation import gettext_lazy as _

from kotokirja.domains.controllers.types import Mending, NoticeState
from kotokirja.interfaces.staff.words import Words

STATES: Words = {
    NoticeState.DRAFT: _("draft"),
    NoticeState.CHECKED: _("checked"),
    NoticeState.PUBLISHED: _("published"),
    NoticeState.DROPPED: _("laid aside"),
}
TONES: Words = {NoticeState.DRAFT: "is-warn", NoticeState.CHECKED: "is-info", NoticeState.PUBLISHED: "is-ok"}
MENDING: Words = {
    Mending.BY_WORD: _("It can be right, however unlikely. An officer who knows says so, and why."),
    Mending.MALFORMED: _("What stands there can't be right. Only the municipality's own facts (the overlay) mend it."),
    Mending.DEMANDED_BY_LAW: _(
        "Article 13 of the GDPR demands this fact. Only the municipality's own facts (the overlay) can give it."
    ),
    Mending.RETENTION: _(
        "Article 13(2)(a) of the GDPR demands the period or its criteria. The municipality sets it in its own facts"
        " (the overlay)."
    ),
}
