"""Pages of the assessment: a task list, one heading a page, the answers to check, and what happens next."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kotokirja.domains.assessment.types import (
    TOPIC_FIELDS,
    AssessmentFinding,
    AssessmentView,
    CancelReason,
    Outcome,
    ParticipantKind,
    Topic,
    TopicState,
)
from kotokirja.interfaces.staff import casework_words as words
from kotokirja.interfaces.staff.assessment_forms import (
    FIELDS,
    BeginForm,
    CancelForm,
    ConclusionForm,
    ParticipantForm,
    TopicForm,
)
from kotokirja.interfaces.staff.casework_facts import AnswerFact, answers, findings_onto, newest, version_of
from kotokirja.interfaces.staff.conflicts import AGAIN, conflict_page
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.kernel.ids import AssessmentId, ClientId
from kotokirja.platform.register.reads import Provenance
from kotokirja.platform.shell.http import StaffRequest
from kotokirja.policy.vocabulary import SourceCode
from kotokirja.usecases import assessments
from kotokirja.usecases.assessments import (
    AssessmentClosed,
    AssessmentNotReady,
    OpenAssessmentExists,
    OpenedAssessments,
    SaveConflict,
    StaleVersion,
)

MODEL = "assessment.Assessment"
CHANGED = gettext_lazy("Somebody changed the assessment in between. Check it again, then save.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A line of the task list: a heading, how far it is, and who saved it last."""

    topic: Topic
    slug: str
    state: TopicState
    last: Provenance | None


@require_safe
def casework(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """A person's assessments and plans, and what to do next."""
    opened = _open(request, client_id)
    today = helsinki_day(request.at)
    ready = [view for view in opened.assessments if view.needs_plan]
    return render(
        request,
        "staff/casework/overview.html",
        {
            "file": opened.file,
            "opened": opened,
            "open_assessment": next((view for view in opened.assessments if view.is_open), None),
            "draft": next((plan for plan in opened.plans if plan.state == "DRAFT"), None),
            "running": next((plan for plan in opened.plans if plan.state == "AGREED"), None),
            "ready": ready[0] if ready else None,
            "today": today,
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """Take up an assessment."""
    today = helsinki_day(request.at)
    if request.method == "POST":
        form = BeginForm.of(request, today=today)
        if form.is_valid():
            values = form.cleaned_data
            try:
                made = assessments.plan_assessment(
                    actor=request.actor,
                    client_id=ClientId(client_id),
                    learned_on=values["learned_on"],
                    eligibility=values["eligibility"],
                    interview_language=values["interview_language"],
                    source=SourceCode(values["source"]),
                    at=request.at,
                )
            except OpenAssessmentExists:
                messages.warning(request, _("An assessment of this person is under way already: here it is."))
                return redirect("staff:casework", client_id=client_id)
            return redirect("staff:assessment", client_id=client_id, assessment_id=made)
        opened = _open(request, client_id)
        status = 422
    else:
        opened = _open(request, client_id)
        form = BeginForm(today=today, initial={"interview_language": opened.file.person.service_language or ""})
        status = 200
    return render(request, "staff/assessment/begin.html", {"file": opened.file, "form": form}, status=status)


@require_safe
def tasks(request: StaffRequest, client_id: UUID, assessment_id: UUID) -> HttpResponse:
    """The task list of an assessment under way, or the whole of one that is finished."""
    opened, view = _one(request, client_id, assessment_id)
    context = {"file": opened.file, "assessment": view, "opened": opened, "today": helsinki_day(request.at)}
    if not view.is_open:
        return render(request, "staff/assessment/finished.html", {**context, "answers": _answers(opened, view)})
    standing = opened.standings[view.id]
    context |= {
        "tasks": [
            Task(
                topic=topic,
                slug=slug_of(topic),
                state=standing.topics[topic],
                last=newest(opened.trail, MODEL, view.id, TOPIC_FIELDS[topic]),
            )
            for topic in Topic
        ],
        "findings": [one for one in standing.findings if one.code is not AssessmentFinding.TOPIC_NOT_DONE],
        "done": sum(state is TopicState.DONE for state in standing.topics.values()),
        "all": sum(state is not TopicState.NOT_APPLICABLE for state in standing.topics.values()),
        "cancel_form": CancelForm(),
    }
    return render(request, "staff/assessment/tasks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def topic_page(request: StaffRequest, client_id: UUID, assessment_id: UUID, slug: str) -> HttpResponse:
    """One heading of the form, saved by itself."""
    topic = topic_of(slug)
    today = helsinki_day(request.at)
    if request.method != "POST":
        opened, view = _one(request, client_id, assessment_id)
        initial = {name: getattr(view, name) for name in TOPIC_FIELDS[topic]} | {"is_done": topic in view.topics_done}
        form = TopicForm(topic=topic, today=today, initial=initial)
        return _topic(request, opened, view, topic, form, status=200)
    sent = TopicForm.of(request, topic=topic, today=today)
    if not sent.is_valid():
        opened, view = _one(request, client_id, assessment_id)
        return _topic(request, opened, view, topic, sent, status=422)
    values = dict(sent.cleaned_data)
    try:
        assessments.save_topic(
            actor=request.actor,
            client_id=ClientId(client_id),
            assessment_id=AssessmentId(assessment_id),
            version=version_of(request),
            topic=topic,
            is_done=values.pop("is_done"),
            source=SourceCode(values.pop("source")),
            values=values,
            at=request.at,
        )
    except SaveConflict as conflict:
        opened, view = _one(request, client_id, assessment_id)
        return conflict_page(
            request,
            conflict=conflict,
            form=sent,
            context={
                "file": opened.file,
                "title": words.TOPICS[topic],
                "back": ("staff:assessment", view.id),
                "assessment": view,
            },
        )
    except StaleVersion:
        sent.add_error(None, AGAIN)
        opened, view = _one(request, client_id, assessment_id)
        return _topic(request, opened, view, topic, sent, status=409)
    except AssessmentClosed:
        messages.warning(request, _("This assessment was finished in between, so nothing in it changes any more."))
        return redirect("staff:assessment", client_id=client_id, assessment_id=assessment_id)
    messages.success(request, _("Saved."))
    return redirect("staff:assessment", client_id=client_id, assessment_id=assessment_id)


@require_POST
def add_participant(request: StaffRequest, client_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Record somebody who takes part."""
    form = ParticipantForm.of(request)
    if not form.is_valid():
        opened, view = _one(request, client_id, assessment_id)
        today = helsinki_day(request.at)
        topic = TopicForm(topic=Topic.PARTICIPANTS, today=today, initial={"is_multisectoral": view.is_multisectoral})
        return _topic(request, opened, view, Topic.PARTICIPANTS, topic, status=422, participant_form=form)
    try:
        assessments.add_participant(
            actor=request.actor,
            client_id=ClientId(client_id),
            assessment_id=AssessmentId(assessment_id),
            kind=ParticipantKind(form.cleaned_data["kind"]),
            name=form.cleaned_data["name"],
            organisation=form.cleaned_data["organisation"],
            source=SourceCode(form.cleaned_data["source"]),
            at=request.at,
        )
    except AssessmentClosed:
        messages.warning(request, CHANGED)
    else:
        messages.success(request, _("Saved."))
    return redirect("staff:assessment-topic", client_id, assessment_id, slug_of(Topic.PARTICIPANTS))


@require_POST
def remove_participant(request: StaffRequest, client_id: UUID, assessment_id: UUID, row: UUID) -> HttpResponse:
    """Take a participant out."""
    try:
        assessments.remove_participant(
            actor=request.actor,
            client_id=ClientId(client_id),
            assessment_id=AssessmentId(assessment_id),
            row=row,
            at=request.at,
        )
    except (AssessmentClosed, StaleVersion):
        messages.warning(request, CHANGED)
    else:
        messages.success(request, _("Removed. What stood here stays in the history."))
    return redirect("staff:assessment-topic", client_id, assessment_id, slug_of(Topic.PARTICIPANTS))


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: StaffRequest, client_id: UUID, assessment_id: UUID) -> HttpResponse:
    """All answers to check, and the conclusion."""
    status = 200
    if request.method == "POST":
        form = ConclusionForm.of(request)
        if form.is_valid():
            try:
                return _complete(request, client_id, assessment_id, form.cleaned_data)
            except AssessmentNotReady as problem:
                findings_onto(form, problem.findings)
            except (StaleVersion, AssessmentClosed):
                messages.warning(request, CHANGED)
        status = 422 if form.errors else 409
    else:
        form = ConclusionForm(initial={"ready_on": helsinki_day(request.at)})
    opened, view = _one(request, client_id, assessment_id)
    if not view.is_open:
        return redirect("staff:assessment", client_id=client_id, assessment_id=assessment_id)
    context = {
        "file": opened.file,
        "assessment": view,
        "form": form,
        "answers": _answers(opened, view),
        "findings": opened.standings[view.id].findings,
        "is_complete": opened.standings[view.id].is_complete,
    }
    return render(request, "staff/assessment/check.html", context, status=status)


def _complete(request: StaffRequest, client_id: UUID, assessment_id: UUID, values: dict[str, Any]) -> HttpResponse:
    ready: date = values["ready_on"]
    assessments.complete(
        actor=request.actor,
        client_id=ClientId(client_id),
        assessment_id=AssessmentId(assessment_id),
        version=version_of(request),
        outcome=Outcome(values["outcome"]),
        conclusion=values["conclusion"],
        ready_on=ready,
        at=request.at,
    )
    messages.success(request, _("The assessment is ready. It is on its way to the national register."))
    return redirect("staff:assessment", client_id=client_id, assessment_id=assessment_id)


@require_POST
def cancel(request: StaffRequest, client_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Break an assessment off."""
    form = CancelForm.of(request)
    if form.is_valid():
        try:
            assessments.cancel(
                actor=request.actor,
                client_id=ClientId(client_id),
                assessment_id=AssessmentId(assessment_id),
                version=version_of(request),
                reason=CancelReason(form.cleaned_data["reason"]),
                at=request.at,
            )
        except (StaleVersion, AssessmentClosed):
            messages.warning(request, CHANGED)
        else:
            messages.success(request, _("The assessment was broken off."))
    else:
        messages.warning(request, _("Choose the reason for breaking off."))
    return redirect("staff:assessment", client_id=client_id, assessment_id=assessment_id)


def slug_of(topic: Topic) -> str:
    """A heading as it stands in an address."""
    return topic.value.lower().replace("_", "-")


def topic_of(slug: str) -> Topic:
    """The heading of an address."""
    for topic in Topic:
        if slug_of(topic) == slug:
            return topic
    raise Http404


def _open(request: StaffRequest, client_id: UUID) -> OpenedAssessments:
    return assessments.open_assessments(actor=request.actor, client_id=ClientId(client_id), at=request.at)


def _one(request: StaffRequest, client_id: UUID, assessment_id: UUID) -> tuple[OpenedAssessments, AssessmentView]:
    opened = _open(request, client_id)
    for view in opened.assessments:
        if view.id == assessment_id:
            return opened, view
    raise Http404


def _topic(
    request: StaffRequest,
    opened: OpenedAssessments,
    view: AssessmentView,
    topic: Topic,
    form: TopicForm,
    *,
    status: int,
    participant_form: ParticipantForm | None = None,
) -> HttpResponse:
    if not view.is_open:
        return redirect("staff:assessment", client_id=opened.file.id, assessment_id=view.id)
    standing = opened.standings[view.id]
    context = {
        "file": opened.file,
        "assessment": view,
        "topic": topic,
        "slug": slug_of(topic),
        "form": form,
        "findings": [one for one in standing.findings if one.mend in TOPIC_FIELDS[topic]],
        "known": answers(FIELDS, view, opened.trail, MODEL, TOPIC_FIELDS[topic]),
        "participant_form": participant_form or ParticipantForm(initial={"source": SourceCode.OFFICER.value}),
        "is_participants": topic is Topic.PARTICIPANTS,
        "rows": {Topic.EDUCATION: "education", Topic.WORK: "work", Topic.LANGUAGE: "language-skill"}.get(topic, ""),
    }
    return render(request, "staff/assessment/topic.html", context, status=status)


def _answers(opened: OpenedAssessments, view: AssessmentView) -> list[tuple[Topic, str, list[AnswerFact]]]:
    found = [
        (topic, slug_of(topic), answers(FIELDS, view, opened.trail, MODEL, TOPIC_FIELDS[topic])) for topic in Topic
    ]
    standing = opened.standings.get(view.id)
    asked = (
        {topic for topic, state in standing.topics.items() if state is not TopicState.NOT_APPLICABLE}
        if standing
        else ()
    )
    return [(topic, slug, facts) for topic, slug, facts in found if facts or topic in asked]
