"""The panel at the right: every figure with its reason, and the act that hands the order in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal

from bejo_desktop.domain.content import Procedure
from bejo_desktop.domain.money import ZERO
from ui.accounts import short_account, short_name
from ui.editor.figures import (
    base_name,
    collector_words,
    pph_name,
    ppn_name,
)
from ui.editor.meters import Meters
from ui.fonts import Face
from ui.methods import BUYERS
from ui.tokens import Tone
from ui.why.words import FORMS
from ui.widgets.bar import Budget, BudgetBar
from ui.widgets.button import Button, icon_button
from ui.widgets.button_look import Kind
from ui.widgets.card import Card, rule
from ui.widgets.layout import column, row, scrolling, second_rank
from ui.widgets.stat_rows import StatRow
from ui.widgets.text import ShortText, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.views import BudgetImpact, DraftView
    from ui.theme import Theme

WIDTH: Final = 336
_ZERO_TEXT: Final = "0"
ONLY_PPK: Final = "flag.only_ppk_buys"
BUDGET: Final = "budget"


class FiguresPanel(Card):
    """
    Shows what one order costs, who may buy it, and what it leaves.

    `asked` carries the name of the figure whose `?` was pressed; `submitted` is F9's button.
    """

    asked = Signal(str)
    submitted = Signal()

    def __init__(self, theme: Theme) -> None:
        layout = column(spacing=8, margins=(16, 12, 12, 12))
        super().__init__(layout)
        self._theme = theme
        self._rows = {
            "base": StatRow(theme, "Jumlah (DPP)"),
            "dpp_nilai_lain": StatRow(theme, "DPP nilai lain"),
            "ppn": StatRow(theme, "PPN", explained=True),
            "pbjt": StatRow(theme, "Pajak Daerah (PBJT)", explained=True),
            "pph": StatRow(theme, "PPh", explained=True),
            "collector": StatRow(theme, "Yang memungut", explained=True),
            "net": StatRow(theme, "Diterima penyedia", Face.STRONG, explained=True),
            "buyer": StatRow(theme, "Yang membeli", explained=True),
            "signer": StatRow(theme, "Yang menandatangani", explained=True),
            "form": StatRow(theme, "Bentuk", explained=True),
        }
        self._total = Text("", Face.TITLE).right()
        self._words = Text("", Face.SMALL, Tone.TEXT).wrapped()
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._words.setMinimumHeight(32)
        self._age = ShortText("", Face.SMALL)
        self.meters = Meters(theme)
        self._bars = column(spacing=4)
        self._bar_widgets: list[BudgetBar] = []
        self.act = Button(theme, "Ajukan ke PPK", Kind.PRIMARY, icon="send", key="F9", big=True)
        self.act.clicked.connect(self.submitted)
        why = icon_button(theme, "circle-question-mark", "Mengapa sisa pagu?", Tone.ACCENT)
        why.setFixedSize(24, 24)
        why.clicked.connect(lambda: self.asked.emit(BUDGET))
        self._why_budget = why
        layout.addWidget(self._body(), 1)
        layout.addWidget(rule())
        layout.addWidget(self.meters)
        layout.addWidget(self.act)
        self.meters.asked.connect(self.asked)
        self.setFixedWidth(WIDTH)
        for name, stat in self._rows.items():
            stat.asked.connect(lambda name=name: self.asked.emit(name))

    @property
    def total(self) -> str:
        """The total as it stands there."""
        return self._total.text()

    @property
    def words(self) -> str:
        """The total in words as it stands there."""
        return self._words.text()

    def figure(self, name: str) -> str:
        """Return one figure as it stands there."""
        return self._rows[name].figure

    def focused(self) -> str:
        """Return the name of the figure on whose `?` the focus is, "" for none."""
        here: QWidget | None = self.window().focusWidget()
        if here is self._why_budget:
            return BUDGET
        mine = (name for name, stat in self._rows.items() if here and stat.isAncestorOf(here))
        return next(mine, self.meters.focused())

    def budget_rows(self) -> list[str]:
        """Return what stands beside the bars, for tests and the screen reader."""
        return [bar.accessibleDescription() for bar in self._bar_widgets if not bar.isHidden()]

    def show_view(self, view: DraftView, age: str) -> None:
        """Show the figures of `view`; noughts while nothing can be computed."""
        self._show_taxes(view)
        self._show_people(view)
        self._show_budget(view.budget, age)

    def _body(self) -> QWidget:
        stats = self._rows
        head = row(Text("Perhitungan", Face.SECTION), None, Text("F7 Mengapa?", Face.SMALL))
        total = row(
            column(Text("Total", Face.SECTION), Text("termasuk pajak", Face.SMALL), spacing=0),
            self._total,
        )
        total.setStretch(1, 1)
        inner = column(
            head,
            stats["base"],
            second_rank(column(stats["dpp_nilai_lain"])),
            stats["ppn"],
            stats["pbjt"],
            rule(),
            total,
            self._words,
            rule(),
            stats["pph"],
            stats["collector"],
            stats["net"],
            rule(),
            stats["buyer"],
            second_rank(column(stats["signer"])),
            stats["form"],
            rule(),
            row(Text("Sisa pagu sesudahnya", Face.SECTION), self._why_budget, None, spacing=4),
            self._age,
            self._bars,
            None,
            spacing=1,
            margins=(0, 0, 4, 0),
        )
        return scrolling(inner)

    def _show_taxes(self, view: DraftView) -> None:
        figures = view.figures
        if figures is None:
            for name in ("base", "ppn", "pbjt", "pph", "net"):
                self._rows[name].show_figure(_ZERO_TEXT)
            self._rows["dpp_nilai_lain"].setVisible(False)
            self._rows["pph"].show_figure(_ZERO_TEXT, name="PPh")
            self._total.setText(str(ZERO))
            self._words.setText("Nol rupiah")
            return
        self._rows["base"].show_figure(figures.base.plain)
        other = figures.dpp_nilai_lain
        self._rows["dpp_nilai_lain"].setVisible(other is not None)
        self._rows["dpp_nilai_lain"].show_figure(
            "" if other is None else other.plain, name=base_name(view)
        )
        self._rows["ppn"].show_figure(figures.ppn.plain, name=ppn_name(view))
        self._rows["pbjt"].show_figure(figures.pbjt.plain)
        self._total.setText(str(figures.total))
        self._total.setAccessibleName(f"Total termasuk pajak: {figures.total}")
        self._words.setText(figures.words[:1].upper() + figures.words[1:])
        withheld = sum((tax.amount for tax in figures.pph), start=ZERO)
        self._rows["pph"].show_figure(withheld.plain, name=pph_name(figures))
        self._rows["net"].show_figure(str(figures.net_to_vendor))

    def _show_people(self, view: DraftView) -> None:
        figures = view.figures
        form = "–"
        if figures is not None:
            form = FORMS.get(figures.form, figures.form)
            form += ", meterai" if figures.meterai_order else ""
        self._rows["collector"].show_figure(collector_words(view.content.collector))
        beyond = any(flag.code == ONLY_PPK for flag in view.flags)
        tone = Tone.WAIT if beyond else Tone.TEXT
        self._rows["buyer"].show_figure(BUYERS.get(view.buyer, "–"), tone)
        self._rows["signer"].show_figure(view.signer)
        self._rows["signer"].setVisible(view.content.procedure is not Procedure.SMALL)
        self._rows["form"].show_figure(form)

    def _show_budget(self, impacts: Sequence[BudgetImpact], age: str) -> None:
        self._age.show_text(age)
        while len(self._bar_widgets) < len(impacts):
            bar = BudgetBar(self._theme)
            self._bar_widgets.append(bar)
            self._bars.addWidget(bar)
        for place, bar in enumerate(self._bar_widgets):
            bar.setVisible(place < len(impacts))
        for bar, impact in zip(self._bar_widgets, impacts, strict=False):
            budget = Budget(
                code=short_account(impact.account),
                name=impact.account_name,
                short=short_name(impact.account_name),
                ceiling=impact.ceiling.amount,
                used=impact.used.amount,
                this=impact.this_order.amount,
                left=impact.left_after.plain,
            )
            bar.show_budget(budget)
            bar.setAccessibleDescription(f"{budget.code} {budget.name} {budget.left}")
