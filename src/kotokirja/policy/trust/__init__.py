"""What stands behind each statement of the notice, for everybody to read: what keeps it, which tests show it (R-P0)."""

from kotokirja.policy.trust.compose import joining_words, trust_page
from kotokirja.policy.trust.whole import KEPT

__all__ = ["KEPT", "joining_words", "trust_page"]
