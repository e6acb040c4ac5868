"""Opening a whole file: everything that one grant opens of one person, in a fixed number of statements."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from kotokirja.domains.access import queries as access
from kotokirja.domains.access.types import Directory, Look
from kotokirja.domains.assessment.types import AssessmentView
from kotokirja.domains.clients import queries as clients
from kotokirja.domains.clients.types import ClientFile, NoticeStanding
from kotokirja.domains.controllers import queries as controllers
from kotokirja.domains.controllers.types import PublishedNotice
from kotokirja.domains.plans import queries as plans
from kotokirja.domains.plans.queries import Casework
from kotokirja.domains.plans.types import PlanView
from kotokirja.domains.registry import queries as registry
from kotokirja.domains.registry.types import Delivery
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.kernel.ids import ClientId
from kotokirja.platform.door import Actor, authorise, usecase
from kotokirja.platform.register.reads import Trail, trail_of_subject
from kotokirja.platform.register.together import read_together
from kotokirja.policy.actions import Action
from kotokirja.policy.terms import Clock
from kotokirja.policy.vocabulary import DataCategory, Purpose
from kotokirja.usecases.clocks import clocks_of

LOOKS_SHOWN = 4
LOOKS_SINCE = timedelta(days=92)
"""The file shows who looked lately; the log itself goes back as far as it is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedFile:
    """A client's file as the grant opened it, with the provenance of the person's data, its clocks and who looked lately.

    The provenance of assessments and plans is read with their own pages, which show it.
    """

    purpose: Purpose
    file: ClientFile
    trail: Trail
    assessments: tuple[AssessmentView, ...]
    plans: tuple[PlanView, ...]
    clocks: tuple[Clock, ...]
    deliveries: tuple[Delivery, ...]
    looks: tuple[Look, ...]
    directory: Directory
    published: tuple[PublishedNotice, ...]
    """The versions of the privacy notice; none where the grant does not open which one the person was given."""
    notice: NoticeStanding

    @property
    def newest_assessment(self) -> AssessmentView | None:
        """The newest assessment."""
        return self.assessments[0] if self.assessments else None

    @property
    def newest_plan(self) -> PlanView | None:
        """The newest plan."""
        return self.plans[0] if self.plans else None


@usecase
def open_file(*, actor: Actor, client_id: ClientId, at: datetime) -> OpenedFile:
    """Open a client's file; what the role may not see is not read at all (N10.10)."""
    grant = authorise(actor=actor, action=Action.CLIENT_FILE_READ, subject=client_id, at=at)
    has_plans = DataCategory.ASSESSMENT_AND_PLAN in grant.categories
    has_notices = DataCategory.SERVICE_LANGUAGE in grant.categories
    rows, (published, looks, directory, *others) = read_together(
        grant=grant,
        tables=[*clients.FILE, *(plans.CASEWORK if has_plans else ())],
        parts=[
            controllers.published_part(municipality=grant.municipality),
            access.looks_part(grant=grant, most=LOOKS_SHOWN, since=at - LOOKS_SINCE),
            clients.allocation_part(grant=grant),
            *([registry.deliveries_part(grant=grant)] if has_plans else []),
        ],
    )
    published = published if has_notices else ()
    file = clients.file_of(grant=grant, rows=rows)
    casework = plans.casework_of(rows=rows) if has_plans else Casework(assessments=(), plans=())
    return OpenedFile(
        purpose=grant.purpose,
        file=file,
        trail=trail_of_subject(grant=grant, mirrors=clients.MIRRORS),
        assessments=casework.assessments,
        plans=casework.plans,
        clocks=clocks_of(
            assessments=casework.assessments,
            plans=casework.plans,
            permits=file.permits,
            anchor_on=file.anchor_on,
            born_on=file.person.birth_date,
            on=helsinki_day(at),
        ),
        deliveries=others[0] if has_plans else (),
        looks=looks,
        directory=directory,
        published=published,
        notice=clients.notice_standing(file=file, published=published, on=helsinki_day(at)),
    )
