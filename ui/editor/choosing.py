"""The list under a cell: products of the vendor while a name is typed, rekening on F4."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from bejo_desktop.application.views import SearchQuery
from bejo_desktop.domain.errors import BejoError, RuleBroken
from ui.accounts import short_account
from ui.editor.picker import Option, Picker
from ui.editor.reading import Accounts
from ui.editor.sheet import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit, QWidget

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import Hit, SearchPage
    from bejo_desktop.domain.budget import BudgetLine
    from ui.editor.columns import LedgerRow
    from ui.editor.ledger import OrderLedger
    from ui.workplace import Workplace

WIDTH: Final = 560
FOUND_MAX: Final = 40


class CellChooser(QObject):
    """
    Chooses products and rekening for the ledger, from the keyboard.

    Signals:
        product: (key of the row, Hit, whether Tab took it). account: (key, code, Tab).
    """

    product = Signal(int, object, bool)
    account = Signal(int, str, bool)

    def __init__(self, place: Workplace, core: Core, ledger: OrderLedger, host: QWidget) -> None:
        super().__init__(ledger)
        self._place, self._core, self._ledger = place, core, ledger
        self._picker = Picker(place.theme, host, "Pilihan")
        self._picker.taken.connect(lambda option: self._give(option, tab=False))
        self.vendor = ""
        self.accounts = Accounts()
        self._key, self._at = 0, Place.NUMBER
        self._editor: QLineEdit | None = None
        self._answered: str | None = None
        self._waiting: bool | None = None
        self._touched = False

    @property
    def picker(self) -> Picker:
        """The list, for what looks at it."""
        return self._picker

    def begin(self, row: LedgerRow, place: Place, editor: QLineEdit) -> None:
        self._key, self._at, self._editor = row.key, place, editor
        self._answered, self._waiting, self._touched = None, None, False
        if place is Place.ACCOUNT:
            editor.textEdited.connect(self._show_accounts)
        elif place is Place.ITEM and not row.row.product:
            editor.textEdited.connect(self._search)
        else:
            self._editor = None

    def open_all(self) -> None:
        """Show every rekening under the open cell (F4)."""
        if self._editor is not None and self._at is Place.ACCOUNT:
            self._list_accounts(self.accounts.like(""))

    def step(self, steps: int) -> bool:
        if self._editor is None or not self._picker.isVisible():
            return False
        self._touched = True
        self._picker.step(steps)
        return True

    def take(self, *, tab: bool) -> bool:
        if self._editor is None:
            return False
        text = self._editor.text().strip()
        if not text and not self._touched:
            return False
        if self._at is Place.ACCOUNT:
            option = self._picker.current() if self._touched else None
            return option is not None and self._give(option, tab=tab)
        if self._answered != text:
            self._waiting = tab
            return True
        option = self._picker.current()
        return True if option is None else self._give(option, tab=tab)

    def end(self) -> None:
        self._editor, self._waiting = None, None
        self._picker.hide()

    def _give(self, option: Option, *, tab: bool) -> bool:
        key, at = self._key, self._at
        self._ledger.drop_editor()
        if at is Place.ACCOUNT:
            self.account.emit(key, option.key, tab)
        else:
            self.product.emit(key, option.value, tab)
        return True

    def _show_accounts(self, text: str) -> None:
        self._touched = True
        self._list_accounts(self.accounts.like(text.strip()))

    def _list_accounts(self, lines: list[BudgetLine]) -> None:
        options = [_account_option(line) for line in lines]
        self._picker.show_options(options, "Tidak ada rekening dengan kode atau nama itu")
        self._open()

    def _search(self, text: str) -> None:
        typed, core = text.strip(), self._core
        self._touched = True
        if not typed:
            self._picker.hide()
            return
        query = SearchQuery(text=typed, vendor=self.vendor, limit=FOUND_MAX)
        self._place.lanes.read.ask(
            "editor.products",
            self,
            lambda _: core.catalogue.search(query),
            done=lambda page: self._show_products(typed, page),
            failed=lambda error: self._say(typed, error),
            stop=core.catalogue.interrupt,
        )

    def _show_products(self, typed: str, page: SearchPage) -> None:
        if self._editor is None or self._editor.text().strip() != typed:
            return
        self._answered = typed
        options = [_product_option(hit, self._why(hit)) for hit in page.hits]
        whose = "dari penyedia ini" if self.vendor else "di katalog"
        self._picker.show_options(options, f"Tidak ada produk “{typed}” {whose}")
        self._open()
        option = self._picker.current()
        if self._waiting is not None and option is not None:
            self._give(option, tab=self._waiting)
        self._waiting = None

    def _say(self, typed: str, error: BejoError) -> None:
        if self._editor is not None:
            self._answered, self._waiting = typed, None
            self._picker.show_options([], self._place.words.text(error))
            self._open()

    def _why(self, hit: Hit) -> str:
        if not hit.blocked:
            return ""
        return BLOCKED_WORDS.get(hit.blocked) or self._place.words.text(RuleBroken(hit.blocked))

    def _open(self) -> None:
        if self._editor is not None:
            self._picker.open_at(self._editor, self._editor.rect(), WIDTH)


BLOCKED_WORDS: Final = {
    "product.withdrawn": "tidak dapat dipesan: turun tayang",
    "vendor.suspended": "tidak dapat dipesan: penyedia dibekukan",
    "product.no_price": "tidak dapat dipesan: belum berharga",
}


def _product_option(hit: Hit, refused: str) -> Option:
    beside = f"{hit.product} · {hit.vendor_name}"
    return Option(hit.product, hit.name, beside, f"{hit.price} / {hit.measure}", hit, refused)


def _account_option(line: BudgetLine) -> Option:
    short = short_account(line.account)
    text = f"{short}  {line.account_name}"
    return Option(line.code, text, line.sub_activity_name, f"sisa {line.left.plain}", line)
