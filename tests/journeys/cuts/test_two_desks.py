"""Two desks of one unit, no faults: scenes that random stories found first."""

import pytest

from tests.journeys.cuts.checks import Ending
from tests.journeys.cuts.story import Story
from tests.journeys.cuts.world import copy_world

NORTH, SOUTH = "utara", "selatan"


class Scene(Story):
    """A story that the test tells by itself."""

    def act(self, desk, act, order="", **more):
        """Do an act that must succeed."""
        by = "PP" if act in {"new", "edit", "submit", "drop", "sign"} else "PPK"
        named = {"order": order} if order else {}
        answer = self.world.desks[desk].do(act, by, **named, **more)
        assert "ok" in answer, answer
        self.look(desk)
        return answer["ok"]

    def order(self, desk, order):
        """Return an order as a desk shows it, None where it has none."""
        shown = self.world.desks[desk].do("list")["ok"]
        return next((one for one in shown if one["id"] == order), None)

    def submitted(self, desk):
        """Hand in a small order at a desk."""
        vendor, products = next(iter(self.world.vendors.items()))
        draft = {
            "vendor": vendor,
            "budget_line": self.world.budget[0],
            "package": "Kertas triwulan II",
            "lines": [{"product": products[0]["code"], "quantity": "3"}],
        }
        order = self.act(desk, "new", draft=draft)["id"]
        self.act(desk, "submit", order)
        return order

    def sync(self, desk):
        """Exchange once; return the verdicts."""
        report = self._patient_sync(desk)
        return [verdict for _, _, verdict in report["outcomes"]]


@pytest.fixture
def scene(template, tmp_path):
    """Both desks loaded, the line good."""
    world = copy_world(template, tmp_path)
    world.start_centre()
    told = Scene(world, 0)
    for name, desk in world.desks.items():
        desk.start(world.centre.now)
        told.sync(name)
    yield told
    world.close()


INK = ["ok", "ok"]
"""Verdicts on a signature and on its scan, which is filed behind the order."""
REWRITTEN_TOO_LATE = ["rej", "rej"]
"""Verdicts on taking back what the other desk had made final, and on handing it in anew."""


def test_what_is_final_at_one_desk_is_signed_at_the_other(scene):
    order = scene.submitted(SOUTH)
    scene.sync(SOUTH)
    scene.sync(NORTH)
    scene.act(NORTH, "final", order)
    scene.sync(NORTH)
    scene.sync(SOUTH)
    scene.act(SOUTH, "sign", order)
    assert scene.sync(SOUTH) == INK
    scene.quiet()
    assert scene.order(NORTH, order)["state"] == "signed"
    Ending(scene).check()


def test_of_two_numbers_for_one_order_the_second_is_voided_alone(scene):
    order = scene.submitted(SOUTH)
    scene.sync(SOUTH)
    scene.sync(NORTH)
    kept = scene.act(NORTH, "final", order)["number"]
    lost = scene.act(SOUTH, "final", order)["number"]
    assert scene.sync(NORTH) == ["ok"]
    assert scene.sync(SOUTH) == ["rej"]
    assert scene.order(SOUTH, order)["number"] == lost
    scene.act(SOUTH, "void", order)
    assert scene.sync(SOUTH) == ["ok"]
    assert scene.order(SOUTH, order)["number"] == kept
    scene.quiet()
    Ending(scene).check()


def test_a_desk_whose_final_was_beaten_by_ink_is_told_and_gives_its_number_up(scene):
    order = scene.submitted(SOUTH)
    scene.sync(SOUTH)
    scene.sync(NORTH)
    lost = scene.act(SOUTH, "final", order)["number"]
    kept = scene.act(NORTH, "final", order)["number"]
    scene.act(NORTH, "sign", order)
    assert scene.sync(SOUTH) == ["ok"]
    assert scene.sync(NORTH) == ["rej", *INK]
    scene.sync(SOUTH)
    told = scene.order(SOUTH, order)
    assert (told["number"], told["sync"], told["reasons"]) == (lost, "refused", ["OWNER_CHANGED"])
    scene.act(SOUTH, "void", order)
    assert scene.sync(SOUTH) == ["ok"]
    scene.quiet()
    now = scene.order(SOUTH, order)
    assert (now["number"], now["state"], now["sync"]) == (kept, "signed", "accepted")
    Ending(scene).check()


def test_a_number_given_up_at_the_other_desk_is_void_in_the_account_of_its_own(scene):
    order = scene.submitted(NORTH)
    scene.act(NORTH, "final", order)
    scene.sync(NORTH)
    scene.sync(SOUTH)
    scene.act(SOUTH, "void", order)
    assert scene.sync(SOUTH) == ["ok"]
    scene.quiet()
    ending = Ending(scene)
    ending.check()
    north, south = (ending.registers[name]["NP"] for name in (NORTH, SOUTH))
    assert (north["void"], south["void"]) == (1, 0)


def test_ink_at_the_other_desk_brings_back_a_number_that_was_given_up(scene):
    order = scene.submitted(NORTH)
    scene.act(NORTH, "final", order)
    scene.sync(NORTH)
    scene.sync(SOUTH)
    scene.act(NORTH, "void", order)
    scene.act(SOUTH, "sign", order)
    assert scene.sync(NORTH) == ["ok"]
    assert scene.sync(SOUTH) == INK
    scene.quiet()
    ending = Ending(scene)
    ending.check()
    north = ending.registers[NORTH]["NP"]
    assert (north["used"], north["void"]) == (1, 0)


def test_an_order_taken_back_and_dropped_goes_from_the_other_desk(scene):
    order = scene.submitted(NORTH)
    scene.sync(NORTH)
    scene.sync(SOUTH)
    scene.act(NORTH, "return", order)
    scene.act(NORTH, "drop", order)
    assert scene.sync(NORTH) == ["ok", "ok"]
    scene.sync(SOUTH)
    assert scene.order(SOUTH, order) is None
    scene.quiet()
    Ending(scene).check()


def test_an_order_changed_at_one_desk_and_final_at_the_other_keeps_both_texts(scene):
    order = scene.submitted(NORTH)
    scene.sync(NORTH)
    scene.sync(SOUTH)
    scene.act(NORTH, "edit", order, quantity="7")
    mine = scene.act(NORTH, "submit", order)["total"]
    final = scene.act(SOUTH, "final", order)
    assert scene.sync(SOUTH) == ["ok"]
    assert scene.sync(NORTH) == REWRITTEN_TOO_LATE
    scene.quiet()
    theirs = scene.world.centre.admin("order", "show", order)["order"]
    assert (theirs["number"], theirs["total"]) == (final["number"], final["total"])
    totals = {one["total"] for one in scene.world.desks[NORTH].do("list")["ok"]}
    assert totals >= {mine}
