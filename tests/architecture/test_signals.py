"""What PySide6 does with values that cross a signal (faults seen in 6.12 and with `Signal(int)`)."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, Signal


class Bell(QObject):
    rung = Signal()
    counted = Signal(int)
    carried = Signal(object)


def test_emitting_leaves_the_references_of_true_false_and_none_as_they_were(qapp):
    bell = Bell()
    heard = []
    bell.carried.connect(heard.append)
    bell.rung.connect(lambda: None)
    singles = (True, False, None)
    before = [sys.getrefcount(single) for single in singles]
    for _ in range(200):
        bell.rung.emit()
        bell.counted.emit(1)
        bell.carried.emit("x")
    heard.clear()
    after = [sys.getrefcount(single) for single in singles]
    # A leak of one for each emit is 200 and more; a few come and go with the loop itself.
    assert all(abs(a - b) < 10 for a, b in zip(after, before, strict=True)), (before, after)


def test_fifteen_billion_cross_a_signal_whole_as_an_object(qapp):
    bell = Bell()
    heard = []
    bell.carried.connect(heard.append)
    bell.carried.emit(15_000_000_000)
    assert heard == [15_000_000_000]


def test_no_signal_of_the_window_carries_a_float_or_money_as_int():
    """Money crosses as object; an int (32 bits) may only count rows, columns and steps."""
    counts = {"began", "ended", "left", "typing", "typed", "pasted", "moved", "product", "account"}
    counts |= {"answered", "copied"}
    ui = Path(__file__).parents[2] / "ui"
    found = {
        (file.name, line.strip())
        for file in ui.rglob("*.py")
        for line in file.read_text(encoding="utf-8").splitlines()
        if " = Signal(" in line
        and ("float" in line or ("int" in line and line.split(" =")[0].strip() not in counts))
    }
    assert found == set()
