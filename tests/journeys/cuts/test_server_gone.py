"""The centre's database server dies while a desk exchanges: the desk keeps all and says so."""

import pytest

from tests.journeys.cuts.checks import Ending
from tests.journeys.cuts.test_two_desks import NORTH, SOUTH, Scene
from tests.journeys.cuts.world import copy_world

AFTER = (1, 8, 20, 35, 50, 65)
"""So many statements into the exchange the server dies."""
ON_SERVER = pytest.mark.parametrize("kind", ["postgresql"], indirect=True, scope="session")


@pytest.fixture
def scene(template, cluster, tmp_path):
    """Both desks loaded, the line good, and the server within reach of the fuse."""
    world = copy_world(template, tmp_path)
    world.centre.server = str(cluster.pid_file)
    world.start_centre()
    told = Scene(world, 0)
    for name, desk in world.desks.items():
        desk.start(world.centre.now)
        told.sync(name)
    yield told
    world.close()


@ON_SERVER
def test_what_the_desk_could_not_bring_is_there_once_when_the_server_is_back(scene, cluster):
    desk = scene.world.desks[SOUTH]
    orders = []
    died = 0
    for after in AFTER:
        orders.append(scene.submitted(SOUTH))
        scene.act(SOUTH, "final", orders[-1])
        scene.world.centre.fuse.value = after
        answer = desk.do("sync")
        if not scene.world.centre.fuse.value > 0:
            died += 1
            assert answer.get("no") == "central.busy", answer
            waiting = scene.order(SOUTH, orders[-1])
            assert (waiting["state"], waiting["sync"]) == ("final", "queued")
            cluster.start()
        scene.world.centre.fuse.value = 0
        scene.sync(SOUTH)
    assert died >= 4
    scene.sync(NORTH)
    for order in orders:
        shown = [scene.order(name, order) for name in (NORTH, SOUTH)]
        assert [(one["state"], one["sync"]) for one in shown] == [("final", "accepted")] * 2
        assert shown[0]["number"] == shown[1]["number"]
    scene.quiet()
    Ending(scene).check()
