"""Making the databases of a size: Kotokirja's by its own generator, the cobbled one with the same people."""

import sys
import time
from collections.abc import Callable

from benchmarks.cobbled import fill as filling
from benchmarks.cobbled import setup as cobbled
from benchmarks.places import MUNICIPALITY, SEED, Cluster, Place, run

Say = Callable[[str], None]


def loaded(cluster: Cluster, clients: int, *, say: Say) -> Place:
    """The place of a size with its people in it; what is there already is kept."""
    place = cluster.place(clients)
    ours, theirs = f"bench_{clients}", f"cobbled_{clients}"
    if not cluster.has(ours):
        begun = time.monotonic()
        half = f"{ours}_half"
        cluster.drop(half)
        half_place = cluster.place(clients, suffix="_half")
        cluster.prepared(half)
        program = [sys.executable, "-m", "kotokirja.project.command_line"]
        run(*program, "migrate", environment=half_place.environment)
        wanted = ["--municipality", str(MUNICIPALITY), "--clients", str(clients), "--seed", str(SEED)]
        run(*program, "generate", *wanted, environment=half_place.environment)
        cluster.rename(half, ours)
        say(f"{clients} clients were made in {time.monotonic() - begun:.0f} s")
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
