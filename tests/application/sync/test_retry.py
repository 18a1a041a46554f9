from __future__ import annotations

import pytest

from bejo_desktop.application.sync.retry import retry_wait_s


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
