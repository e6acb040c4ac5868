"""Everything that is said of the statements, by statement, in the order of the notice."""

from collections.abc import Mapping
from typing import Final

from kotokirja.policy.trust.contents import CONTENTS
from kotokirja.policy.trust.disclosing import DISCLOSING
from kotokirja.policy.trust.opening import OPENING
from kotokirja.policy.trust.protecting import PROTECTING
from kotokirja.policy.trust.rights import RIGHTS
from kotokirja.policy.trust.shapes import Kept

KEPT: Final[Mapping[str, Kept]] = {
    entry.statement: entry for entry in (*OPENING, *CONTENTS, *DISCLOSING, *PROTECTING, *RIGHTS)
}
