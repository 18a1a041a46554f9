"""When the desk tries again by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.errors import CentralUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable

    from bejo_desktop.domain.errors import BejoError

USUAL_S: Final = 900
"""Between two runs while the line is there."""
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


class Pace:
    """
    Says how long the desk waits before it syncs by itself again, counted from a run's end.

    A line that is away is tried again soon and ever more seldom; the centre's own no is not
    changed by asking again, so that it waits as long as a success.

    Args:
        share: gives a random number from 0 to 1.
    """

    def __init__(self, share: Callable[[], float]) -> None:
        self._share = share
        self._failures = 0

    @property
    def usual_s(self) -> float:
        """Seconds between two runs of an ordinary day, and before the first."""
        return USUAL_S

    def after_success(self) -> float:
        """Return the seconds to wait; the next failure is the first again."""
        self._failures = 0
        return USUAL_S

    def after_failure(self, error: BejoError) -> float:
        """Return the seconds to wait after one more failed run."""
        if not isinstance(error, CentralUnavailable):
            return self.after_success()
        asked = error.facts.get("retry_s")
        wait_s = retry_wait_s(
            self._failures,
            self._share(),
            at_least_s=asked if isinstance(asked, int) else 0,
        )
        self._failures += 1
        return wait_s
