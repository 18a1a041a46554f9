"""What the editor learns when the keys rest: the meter, and what each price is judged by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from uuid import UUID

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views.prices import LineAdvice
    from bejo_desktop.domain.errors import BejoError
    from bejo_desktop.domain.meter import Meter
    from ui.workplace import Workplace

REST_MS: Final = 600
"""Nothing here moves with a key: it is asked for this long after the last save."""


@dataclass(frozen=True, slots=True)
class Advice:
    """The answer for one order as it was stored when it was asked."""

    order_id: UUID
    meter: Meter | None
    lines: tuple[LineAdvice, ...]


class Advisor(QObject):
    """Asks on the read lane; `told` carries an Advice."""

    told = Signal(object)

    def __init__(self, place: Workplace, core: Core, parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._core = place, core
        self._order_id: UUID | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._ask)

    def note(self, order_id: UUID) -> None:
        """Learn that `order_id` is shown, or was saved; another order is asked for at once."""
        if order_id != self._order_id:
            self._order_id = order_id
            self._ask()
        else:
            self._rest.start()

    def stop(self) -> None:
        """Ask nothing more while the screen is not seen."""
        self._rest.stop()
        self._order_id = None

    def _ask(self) -> None:
        core, order_id = self._core, self._order_id
        if order_id is None:
            return
        self._place.lanes.read.ask(
            "editor.advice",
            self,
            lambda _: Advice(order_id, core.spending.order(order_id), core.prices.order(order_id)),
            done=self.told.emit,
            failed=_leave,
        )


def _leave(_: BejoError) -> None:
    """Advice that cannot be given stops nothing: the order itself says what is wrong."""
