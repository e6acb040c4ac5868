"""Who sends: the signature is verified before anything of the body is read as a record."""

from datetime import datetime

from django.http import HttpRequest
from ninja.security.base import AuthBase

from kotokirja.national.access import queries
from kotokirja.platform import signing


class SignedByMunicipality(AuthBase):
    """Demands the headers of RFC 9421 in the closed profile of `platform.signing`."""

    openapi_type = "apiKey"
    openapi_in = "header"
    openapi_name = signing.SIGNATURE

    def __call__(self, request: HttpRequest) -> signing.VerifiedSender:
        """The sender, or `SignatureRefused`."""
        at = instant_of(request)
        return signing.verify(
            headers={name: request.headers.get(name, "") for name in signing.HEADERS},
            method=request.method or "",
            path=request.path,
            query=request.META.get("QUERY_STRING", ""),
            body=request.body,
            keys=lambda municipality, key_id: queries.public_key(municipality=municipality, key_id=key_id, at=at),
            at=at,
        )


def instant_of(request: HttpRequest) -> datetime:
    """The instant of the request, which the shell's middleware has set."""
    at: datetime = vars(request)["at"]
    return at
