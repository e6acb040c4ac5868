"""Addresses of the pages of assessments and plans."""

from django.urls import path

from kotokirja.interfaces.staff import assessment, plans, plans_parts

ONE = "clients/<uuid:client_id>/assessments/<uuid:assessment_id>"
PLAN = "clients/<uuid:client_id>/plans/<uuid:plan_id>"

urlpatterns = [
    path("clients/<uuid:client_id>/casework/", assessment.casework, name="casework"),
    path("clients/<uuid:client_id>/assessments/new/", assessment.begin, name="assessment-begin"),
    path(f"{ONE}/", assessment.tasks, name="assessment"),
    path(f"{ONE}/pages/<slug:slug>/", assessment.topic_page, name="assessment-topic"),
    path(f"{ONE}/participants/", assessment.add_participant, name="assessment-participant-add"),
    path(f"{ONE}/participants/<uuid:row>/remove/", assessment.remove_participant, name="assessment-participant-remove"),
    path(f"{ONE}/check/", assessment.check, name="assessment-check"),
    path(f"{ONE}/cancel/", assessment.cancel, name="assessment-cancel"),
    path(f"{ONE}/plan/", plans.draft, name="plan-draft"),
    path(f"{PLAN}/", plans.show, name="plan"),
    path(f"{PLAN}/print/", plans.printed, name="plan-print"),
    path(f"{PLAN}/pages/<slug:slug>/", plans_parts.section, name="plan-section"),
    path(f"{PLAN}/participants/", plans_parts.add_participant, name="plan-participant-add"),
    path(f"{PLAN}/participants/<uuid:row>/remove/", plans_parts.remove_participant, name="plan-participant-remove"),
    path(f"{PLAN}/parts/<slug:slug>/", plans_parts.part, name="plan-part-add"),
    path(f"{PLAN}/parts/<slug:slug>/<uuid:row>/", plans_parts.part, name="plan-part"),
    path(f"{PLAN}/parts/<slug:slug>/<uuid:row>/remove/", plans_parts.remove_part, name="plan-part-remove"),
    path(f"{PLAN}/services/<uuid:row>/referral/", plans.refer, name="plan-refer"),
    path(f"{PLAN}/extensions/", plans.extend, name="plan-extend"),
    path(f"{PLAN}/extensions/<uuid:row>/remove/", plans.revoke_extension, name="plan-extension-remove"),
    path(f"{PLAN}/agree/", plans.agree, name="plan-agree"),
    path(f"{PLAN}/review/", plans.review, name="plan-review"),
    path(f"{PLAN}/end/", plans.end, name="plan-end"),
    path(f"{PLAN}/withdraw/", plans.withdraw, name="plan-withdraw"),
]
