"""A client that asks as a browser does: one connection kept open, the cookies of a session, forms with their token."""

import http.client
import re
import time
from dataclasses import dataclass, field
from typing import Final, Self
from urllib.parse import urlencode

TOKEN: Final = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Refused(RuntimeError):
    """An answer that is not the one that was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request: where to, with which form, and the status that it must have."""

    path: str
    form: tuple[tuple[str, str], ...] | None = None
    status: int = 200


@dataclass(slots=True, kw_only=True)
class Client:
    """One person at one browser."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""
    connection: http.client.HTTPConnection | None = None

    def ask(
        self, asked: Asked, *, headers: dict[str, str] | None = None
    ) -> tuple[float, http.client.HTTPResponse, bytes]:
        """Ask and read the whole answer; returns the seconds that it took, the answer and its body."""
        sent = {"Host": "localhost", "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        sent |= {"Sec-Fetch-Site": "same-origin"} | (headers or {})
        body = None
        if asked.form is not None:
            body = urlencode([*asked.form, ("csrfmiddlewaretoken", self.token)])
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            took, answer, content = self._exchange(asked, body, sent)
        except (BrokenPipeError, ConnectionResetError, http.client.RemoteDisconnected):
            self.close()  # the server hung up while others had their turn; nothing was asked yet
            took, answer, content = self._exchange(asked, body, sent)
        for value in answer.headers.get_all("Set-Cookie") or []:
            name, _, rest = value.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        if answer.status != asked.status:
            raise Refused(f"{asked.path} answered {answer.status}, not {asked.status}: {content[:2000]!r}")
        if found := TOKEN.search(content.decode("utf-8", "replace")):
            self.token = found[1]
        return took, answer, content

    def _exchange(
        self, asked: Asked, body: str | None, headers: dict[str, str]
    ) -> tuple[float, http.client.HTTPResponse, bytes]:
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
            self.connection.connect()
        begun = time.perf_counter()
        self.connection.request("GET" if body is None else "POST", asked.path, body=body, headers=headers)
        answer = self.connection.getresponse()
        content = answer.read()
        return time.perf_counter() - begun, answer, content

    def sign_in(self, username: str, password: str, *, at: str) -> Self:
        """Sign in as a person does; raises `Refused` when the page comes back."""
        self.ask(Asked(path=at))
        self.ask(Asked(path=at, form=(("username", username), ("password", password)), status=302))
        return self

    def close(self) -> None:
        """Hang up."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None
