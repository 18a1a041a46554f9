from __future__ import annotations

import random

import pytest

from bejo_desktop.application.sync.retry import Pace, retry_wait_s
from bejo_desktop.domain.errors import CentralUnavailable, RuleBroken


@pytest.mark.parametrize(
    ("failures", "ceiling_s"),
    [(0, 5), (1, 10), (2, 20), (7, 640), (8, 900), (9, 900), (100_000, 900)],
)
def test_the_wait_is_any_share_of_five_seconds_doubled_up_to_a_quarter_of_an_hour(
    failures, ceiling_s
):
    assert retry_wait_s(failures, 0) == 0
    assert retry_wait_s(failures, 0.5) == ceiling_s / 2
    assert retry_wait_s(failures, 1) == ceiling_s


def test_what_the_centre_asked_for_is_waited_out_before_the_jitter():
    assert retry_wait_s(1, 0.5, at_least_s=120) == 125


def test_a_line_that_is_away_is_tried_again_soon_and_ever_more_seldom():
    pace = Pace(lambda: 1)
    away = CentralUnavailable("central.unreachable")
    assert [pace.after_failure(away) for _ in range(10)] == [
        *(5, 10, 20, 40, 80, 160, 320, 640),
        *(900, 900),
    ]


def test_a_success_makes_the_next_failure_the_first_again():
    pace = Pace(lambda: 0.5)
    away = CentralUnavailable("central.cut")
    pace.after_failure(away)
    pace.after_failure(away)
    assert (pace.usual_s, pace.after_success()) == (900, 900)
    assert pace.after_failure(away) == 2.5


def test_two_hundred_desks_do_not_come_at_once():
    shares = random.Random(1)
    away = CentralUnavailable("central.unreachable")
    paces = [Pace(shares.random) for _ in range(200)]
    waits = [[pace.after_failure(away) for _ in range(6)][-1] for pace in paces]
    # The sixth wait is anything from 0 to 160 s: in any ten seconds come some dozen of them.
    busiest = max(sum(start <= wait < start + 10 for wait in waits) for start in range(160))
    assert busiest < 40
    assert min(waits) >= 0
    assert max(waits) <= 160


def test_a_busy_centre_is_left_alone_for_as_long_as_it_asks():
    assert Pace(lambda: 0).after_failure(CentralUnavailable("central.busy", retry_s=120)) == 120


def test_a_no_of_the_centre_is_not_asked_for_again_and_again():
    pace = Pace(lambda: 0)
    assert pace.after_failure(RuleBroken("central.device_revoked")) == 900
