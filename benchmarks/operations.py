"""What an officer does, as requests to Kotokirja and to the floor."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import count
from typing import Final
from urllib.parse import quote

from benchmarks.asking import Asked
from benchmarks.people import Person, Worker, misspelt

FRESH: Final = count(1)
"""Numbers of what is made anew; none comes twice in a run."""

Asking = Callable[[int], Asked]


def person(workers: Sequence[Worker], number: int) -> Person:
    """The person whom the worker of this number turns to next."""
    worker = workers[number % len(workers)]
    return worker.planned[(number // len(workers)) % len(worker.planned)]


def open_file(workers: Sequence[Worker], *, below: str = "") -> Asking:
    """Open a file with a plan in it."""
    return lambda number: Asked(path=f"{below}/clients/{person(workers, number).id}/")


def search(workers: Sequence[Worker], *, below: str = "/clients/", is_misspelt: bool = False) -> Asking:
    """Look for a last name within the own teams."""

    def asked(number: int) -> Asked:
        name = person(workers, number).last_name
        return Asked(path=f"{below}?q={quote(misspelt(name) if is_misspelt else name)}")

    return asked


def search_whole(workers: Sequence[Worker], *, is_misspelt: bool = False) -> Asking:
    """Look in the whole municipality for somebody before making them anew."""

    def asked(number: int) -> Asked:
        name = person(workers, number).last_name
        return Asked(
            path="/clients/new/",
            form=(("name", misspelt(name) if is_misspelt else name), ("birth_date", ""), ("identity_code", "")),
        )

    return asked


def listed(workers: Sequence[Worker], *, below: str = "/desk/clients/?of=team") -> Asking:
    """List fifty clients of the team."""
    return lambda _number: Asked(path=below)


def save_fact(workers: Sequence[Worker]) -> Asking:
    """Change one telephone number."""
    used: dict[str, int] = {}

    def asked(number: int) -> Asked:
        one = person(workers, number)
        saved = used.setdefault(str(one.id), one.contact_version)
        used[str(one.id)] = saved + 1
        form = (
            ("version", str(saved)),
            ("street_address", "Koekatu 1"),
            ("postal_code", "99999"),
            ("post_office", "MALLILA"),
            ("phone", f"019 {next(FRESH):07d}"),
            ("email", ""),
            ("source", "CLIENT"),
        )
        return Asked(path=f"/clients/{one.id}/edit/contact/", form=form, status=302)

    return asked


def create_client(workers: Sequence[Worker], *, newcomer: Callable[[int], Mapping[str, str]]) -> Asking:
    """Make a new client with identity code, telephone and e-mail."""

    def asked(number: int) -> Asked:
        known = newcomer(next(FRESH))
        team = str(workers[number % len(workers)].team)
        return Asked(
            path="/clients/new/",
            form=(("step", "create"), *known.items(), ("team", team), ("source", "CLIENT")),
            status=302,
        )

    return asked


def record_assessment(workers: Sequence[Worker], *, on: date) -> Asking:
    """Take up an assessment of somebody who has none under way."""
    places = [iter(worker.without_assessment) for worker in workers]

    def asked(number: int) -> Asked:
        one = next(places[number % len(places)])
        form = (
            ("eligibility", ""),
            ("learned_on", on.strftime("%d.%m.%Y")),
            ("interview_language", "fi"),
            ("source", "CLIENT"),
        )
        return Asked(path=f"/clients/{one.id}/assessments/new/", form=form, status=302)

    return asked
