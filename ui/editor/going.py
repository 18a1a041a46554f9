"""Where the eye is led: to a cell, to a field, to the reason that is still to be given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.editor.bands import EMPTY_KEY, marks
from ui.editor.questions import name_of
from ui.editor.refusing import PLACES
from ui.editor.sheet import Place

if TYPE_CHECKING:
    from bejo_desktop.application.ports.system import Words
    from ui.editor.bands import Mark
    from ui.editor.draft import Draft
    from ui.editor.frame import EditorFrame


class Guide:
    """Walks through the marks of one editor."""

    def __init__(self, words: Words, frame: EditorFrame, draft: Draft) -> None:
        self._words, self._frame, self._draft = words, frame, draft

    def marks(self) -> list[Mark]:
        """Return everything that stands out in the order, blocks first."""
        return marks(self._draft, self._words)

    def next_flag(self) -> None:
        """Go to the next thing to be done; where nothing waits, to the next that is told."""
        reachable = [one for one in self.marks() if one.key is not None or one.field or one.waits]
        found = [one for one in reachable if one.waits] or reachable
        if not found:
            return
        here = [at for at, mark in enumerate(found) if self._is_here(mark)]
        self.go_to(found[(here[0] + 1) % len(found)] if here else found[0])

    def next_question(self) -> None:
        """Go to the next reason that is still to be given, else back to the ledger."""
        at = self._frame.questions.focused()
        waiting = [
            mark for mark in self.marks() if mark.is_question and mark.waits and name_of(mark) != at
        ]
        if not (waiting and self._frame.questions.focus_on(name_of(waiting[0]))):
            self._frame.ledger.setFocus()

    def go_to(self, mark: Mark) -> None:
        """Put the focus where `mark` is put right or answered."""
        frame = self._frame
        if mark.is_question and frame.questions.focus_on(name_of(mark)):
            if mark.key is not None:
                frame.ledger.point_at(mark.key, PLACES.get(mark.field, Place.ITEM))
            return
        if mark.field == "places" and frame.details.focus_on("places"):
            return
        if mark.key is not None:
            place = PLACES.get(mark.field, Place.ITEM)
            if frame.ledger.go_to(mark.key, place):
                return
        self.go_to_field(mark.field)

    def go_to_field(self, name: str) -> None:
        """Go into a field of the header or the details; the ledger where there is none."""
        frame = self._frame
        if not (frame.head.focus_on(name) or frame.details.focus_on(name)):
            frame.ledger.go_to(EMPTY_KEY, Place.ITEM)

    def _is_here(self, mark: Mark) -> bool:
        at = self._frame.questions.focused()
        if at is not None:
            return mark.is_question and name_of(mark) == at
        row = self._frame.ledger.current_row()
        here = (row.key if row else EMPTY_KEY, self._frame.ledger.current_place())
        return not mark.is_question and (mark.key, PLACES.get(mark.field)) == here
