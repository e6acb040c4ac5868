"""The privacy notice as a pure document, rendered from the declaration and a municipality's overlay."""

from kotokirja.policy.notice.compose import compose
from kotokirja.policy.notice.document import Notice
from kotokirja.policy.notice.markdown import markdown

__all__ = ["Notice", "compose", "markdown"]
