"""Typed identifiers: a plan's id can't be passed where a client's is meant."""

from typing import NewType
from uuid import UUID

MunicipalityCode = NewType("MunicipalityCode", int)
"""The municipality's number in the national code list, as a number (186 is Järvenpää)."""

AccountId = NewType("AccountId", UUID)
TeamId = NewType("TeamId", UUID)
SubjectId = NewType("SubjectId", UUID)
"""The person whose data a row is: a client in a municipality, a registered person in the national register."""

ClientId = SubjectId
AssessmentId = NewType("AssessmentId", UUID)
PlanId = NewType("PlanId", UUID)
GoalId = NewType("GoalId", UUID)
ServiceId = NewType("ServiceId", UUID)
ReviewId = NewType("ReviewId", UUID)
ImportRunId = NewType("ImportRunId", UUID)
MessageId = NewType("MessageId", UUID)
NoticeVersionId = NewType("NoticeVersionId", UUID)
ParticipantId = NewType("ParticipantId", UUID)
ExtensionId = NewType("ExtensionId", UUID)
