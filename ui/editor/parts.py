"""The parts around the ledger: reasons, prices, meter and places, joined to the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from bejo_desktop.domain.content import FlagReason
from ui.editor.advising import Advisor
from ui.editor.places import PlacesDialog

if TYPE_CHECKING:
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import DraftView
    from bejo_desktop.domain.content import Place
    from ui.editor.acts import EditorActs
    from ui.editor.advising import Advice
    from ui.editor.draft import Draft
    from ui.editor.frame import EditorFrame
    from ui.editor.questions import Name
    from ui.workplace import Workplace


class EditorParts(QObject):
    """Takes what is given in the parts into the draft, and tells them what is learnt."""

    def __init__(
        self, office: tuple[Workplace, Core], frame: EditorFrame, draft: Draft, acts: EditorActs
    ) -> None:
        super().__init__(frame.screen)
        self._place, core = office
        self._frame, self._draft, self._acts = frame, draft, acts
        self._advisor = Advisor(self._place, core, self)
        self._advisor.told.connect(self._take_advice)
        frame.questions.answered.connect(self._answer)
        frame.questions.asked.connect(acts.explain_question)
        frame.questions.done.connect(lambda: draft.saver.when_rested(acts.guide.next_question))
        frame.negotiate.clicked.connect(acts.negotiate.trigger)
        frame.prices.opened.connect(acts.prices.trigger)
        frame.details.terms.places_asked.connect(self._ask_places)
        frame.ledger.chosen.connect(lambda _: self._show_prices())

    def show_view(self, view: DraftView, *, seen: bool) -> None:
        """Follow the order that is shown; an editor that is not seen learns nothing more."""
        self._show_prices()
        if seen:
            self._advisor.note(view.order_id)

    def stop(self) -> None:
        """Learn nothing more until the editor is seen again."""
        self._advisor.stop()

    def _answer(self, name: Name, text: str) -> None:
        sheet, view = self._draft.sheet, self._draft.view
        if sheet is not None and view is not None:
            code, key, about = name
            asked = {flag.about for flag in view.flags}
            reason = FlagReason(code, 0, text, "", about)
            self._draft.change(sheet.with_reason(key, reason, asked))

    def _ask_places(self) -> None:
        view, sheet, draft = self._draft.view, self._draft.sheet, self._draft
        if view is None or sheet is None:
            return
        if draft.saver.is_busy:
            draft.saver.when_rested(self._ask_places)
            return
        places, about = sheet.wanted().places, view.content.package or "Pesanan baru"
        dialog = PlacesDialog(self._place, about, view.lines, places, self._frame.screen)

        def take(typed: tuple[Place, ...]) -> None:
            if draft.sheet is not None:
                draft.change(draft.sheet.with_places(typed))
            dialog.accept()

        dialog.confirmed.connect(take)
        dialog.open()

    def _take_advice(self, advice: Advice) -> None:
        if self._draft.view is not None and advice.order_id == self._draft.order_id:
            self._frame.panel.meters.show_meter(advice.meter)
            self._acts.learn(advice.meter)
            self._frame.prices.show_advice(advice.lines)

    def _show_prices(self) -> None:
        view, row = self._draft.view, self._frame.ledger.current_row()
        if view is not None:
            keys = self._draft.line_keys
            known = row is not None and row.key in keys
            self._frame.prices.show_line(view, keys.index(row.key) + 1 if known else 0)
