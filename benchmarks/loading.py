"""Making the databases of a size: Kotokirja's by its own generator, the cobbled one with the same people."""

import sys
import time
from collections.abc import Callable
from typing import Final

from benchmarks.cobbled import fill as filling
from benchmarks.cobbled import setup as cobbled
from benchmarks.places import MUNICIPALITY, SEED, Cluster, Place, run

Say = Callable[[str], None]
PROGRAM: Final = (sys.executable, "-m", "kotokirja.project.command_line")


def loaded(cluster: Cluster, clients: int, *, say: Say) -> Place:
    """The place of a size with its people in it; what is there already is kept and brought to this version."""
    place = cluster.place(clients)
    ours, theirs = f"bench_{clients}", f"cobbled_{clients}"
    if not cluster.has(ours):
        begun = time.monotonic()
        half = f"{ours}_half"
        cluster.drop(half)
        half_place = cluster.place(clients, suffix="_half")
        cluster.prepared(half)
        run(*PROGRAM, "migrate", environment=half_place.environment)
        wanted = [
            "--municipality",
            str(MUNICIPALITY),
            "--clients",
            str(clients),
            "--seed",
            str(SEED),
            "--without-register",
            "--progress",
        ]
        run(*PROGRAM, "generate", *wanted, environment=half_place.environment)
        cluster.vacuum(half)
        cluster.rename(half, ours)
        say(f"{clients} clients were made in {time.monotonic() - begun:.0f} s")
    else:
        cluster.prepared(ours)
        run(*PROGRAM, "migrate", environment=place.environment)
    if not cluster.has(theirs):
        begun = time.monotonic()
        half = f"{theirs}_half"
        cluster.drop(half)
        cobbled.prepare(cluster.address(), half)
        filling.fill(
            admin_dsn_kotokirja=place.superuser, admin_dsn_cobbled=cluster.address(database=half), progress=say
        )
        cluster.rename(half, theirs)
        say(f"the cobbled application got the same {clients} in {time.monotonic() - begun:.0f} s")
    return place


def working_copy(cluster: Cluster, place: Place, *, say: Say) -> Place:
    """A copy that the measuring may write into, so that each run begins with the same people."""
    copy = cluster.place(place.clients, suffix="_run")
    for name in (f"bench_{place.clients}", f"cobbled_{place.clients}"):
        cluster.copy(name, f"{name}_run")
    say(f"{place.clients} clients: working copies are ready")
    return copy


def forget(cluster: Cluster, place: Place) -> None:
    """Drop the working copies."""
    for name in (f"bench_{place.clients}_run", f"cobbled_{place.clients}_run"):
        cluster.drop(name)
