"""The environment, read once and typed: what a service is told from outside."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from psycopg.conninfo import conninfo_to_dict

Service = Literal["municipality", "national"]
Process = Literal["web", "worker", "deploy"]

URLS: dict[Service, dict[Process, str]] = {
    "municipality": {"web": "KOTOKIRJA_APP_URL", "worker": "KOTOKIRJA_WORKER_URL", "deploy": "DATABASE_URL"},
    "national": {"web": "NATIONAL_APP_URL", "worker": "NATIONAL_WORKER_URL", "deploy": "NATIONAL_DATABASE_URL"},
}
"""Which variable holds the address of the database for which kind of process."""


class MissingSetting(RuntimeError):
    """An environment variable that the service can't do without is absent."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name} is not set: {why}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """Everything that a deployment says to one process."""

    service: Service
    process: Process
    database_url: str
    owner_url: str | None
    keys: Path
    var: Path
    hosts: tuple[str, ...]
    is_behind_tls: bool
    is_try_out: bool


def environment(service: Service) -> Environment:
    """Read the environment of this process; absent database or key file is an error that names the variable."""
    process = _process(os.environ.get("KOTOKIRJA_PROCESS", "web"))
    names = URLS[service]
    var = Path(os.environ.get("KOTOKIRJA_VAR", "var")).absolute()
    owner_url = os.environ.get(names["deploy"]) if process == "deploy" else None
    url = owner_url or os.environ.get(names[process], "")
    return Environment(
        service=service,
        process=process,
        database_url=url,
        owner_url=owner_url,
        keys=Path(os.environ.get(f"{service.upper()}_KEYS", str(var / "keys" / f"{service}.json"))),
        var=var,
        hosts=tuple(os.environ.get("KOTOKIRJA_HOSTS", "localhost,127.0.0.1,[::1]").split(",")),
        is_behind_tls=os.environ.get("KOTOKIRJA_TLS", "1") == "1",
        is_try_out=os.environ.get("KOTOKIRJA_TRY_OUT", "0") == "1",
    )


def _process(name: str) -> Process:
    match name:
        case "web" | "worker" | "deploy":
            return name
        case _:
            raise MissingSetting("KOTOKIRJA_PROCESS", f"{name!r} is none of web, worker, deploy")


def django_database(url: str, *, role: str | None = None, is_pooled: bool = False) -> dict[str, Any]:
    """Turn a libpq address into Django's settings; `role` is taken on after connecting.

    The pool keeps few connections a process, because one blocking thread uses one at a time.
    """
    parts = {key: str(value) for key, value in conninfo_to_dict(url).items() if value is not None}
    options: dict[str, Any] = {
        key: value for key, value in parts.items() if key not in {"dbname", "user", "password", "host", "port"}
    }
    session = [f"-c role={role}"] if role else ["-c idle_in_transaction_session_timeout=60000"]
    options["options"] = " ".join([*session, "-c timezone=UTC", options.get("options", "")]).strip()
    options |= {"server_side_binding": True, "prepare_threshold": 1}  # docs/adr/0009
    if is_pooled:
        options["pool"] = {"min_size": 1, "max_size": 4, "timeout": 10}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.get("dbname", ""),
        "USER": parts.get("user", ""),
        "PASSWORD": parts.get("password", ""),
        "HOST": parts.get("host", ""),
        "PORT": parts.get("port", ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 0,
        "DISABLE_SERVER_SIDE_CURSORS": True,
    }
