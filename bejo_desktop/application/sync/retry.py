"""When the desk tries again by itself."""

from __future__ import annotations

from typing import Final

LONGEST_S: Final = 900
FIRST_S: Final = 5
_DOUBLINGS_MAX: Final = 10


def retry_wait_s(failures: int, share: float, *, at_least_s: int = 0) -> float:
    """
    Return the seconds to wait after `failures` failed runs in a row: full jitter, for ever.

    Args:
        failures: 0 after the first failure.
        share: a random number from 0 to 1, so that 200 desks do not come at once.
        at_least_s: what the centre asked for (`retry_s`); the jitter comes on top.
    """
    assert failures >= 0
    assert 0 <= share <= 1
    ceiling_s = min(LONGEST_S, FIRST_S << min(failures, _DOUBLINGS_MAX))
    return at_least_s + share * ceiling_s
