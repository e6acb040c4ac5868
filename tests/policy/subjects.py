"""Somebody and a team, for decisions that need one."""

from typing import Final
from uuid import UUID

from kotokirja.kernel.ids import SubjectId, TeamId

ANY_SUBJECT: Final = SubjectId(UUID(int=1))
ANY_TEAM: Final = TeamId(UUID(int=2))
