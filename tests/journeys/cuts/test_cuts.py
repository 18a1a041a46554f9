"""
Two desks of one unit work while requests, replies and processes are cut at random.

Whatever is cut, in the end each order is at the centre exactly once with one number. More seeds:
`BEJO_CUTS=200` (seeds 0 to 199) or `BEJO_CUTS=37..39`.
"""

import os

import pytest

from tests.journeys.cuts.checks import Ending
from tests.journeys.cuts.story import Story
from tests.journeys.cuts.world import copy_world

_SEEDS = {"sqlite": 8, "postgresql": 3}
"""Fewer on a server: what a seed finds there it mostly finds on a file already."""


def seeds(kind: str) -> range:
    asked = os.environ.get("BEJO_CUTS", str(_SEEDS[kind]))
    first, dots, last = asked.partition("..")
    return range(int(first), int(last) + 1) if dots else range(int(asked))


STORIES = [(kind, seed) for kind in _SEEDS for seed in seeds(kind)]


@pytest.mark.parametrize(("kind", "seed"), STORIES, indirect=["kind"], scope="session")
def test_each_order_is_at_the_centre_once_whatever_is_cut(template, tmp_path, seed):
    world = copy_world(template, tmp_path)
    story = Story(world, seed)
    try:
        story.run()
        story.decide()
        Ending(story).check()
    except BaseException as error:
        error.add_note("\n".join((f"again: BEJO_CUTS={seed}..{seed}", *story.log)))
        raise
    finally:
        world.close()
