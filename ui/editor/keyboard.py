"""From key strokes to sheets: cells, fields, choices, pasted blocks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from bejo_desktop.domain.errors import NotFound
from ui.editor.bands import EMPTY_KEY
from ui.editor.choosing import CellChooser
from ui.editor.pasting import find_products, with_cells, with_products
from ui.editor.reading import Accounts, read_cell
from ui.editor.sheet import Place, Row, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import DraftView, Hit
    from bejo_desktop.domain.parties import Vendor
    from ui.editor.columns import LedgerRow
    from ui.editor.draft import Draft
    from ui.editor.frame import EditorFrame
    from ui.editor.pasting import Block
    from ui.workplace import Workplace


class Typing(QObject):
    """
    Turns what is typed into the next sheet of the draft.

    While a cell or field is open every valid text is saved at once; leaving it makes one step
    of the history, Esc takes it back.
    """

    def __init__(self, place: Workplace, core: Core, draft: Draft, frame: EditorFrame) -> None:
        super().__init__(frame)
        self._place, self._core, self._draft, self._frame = place, core, draft, frame
        self._before: Sheet | None = None
        self._opened = ""
        self.accounts = Accounts()
        self.chooser = CellChooser(place, core, frame.ledger, frame.screen)
        frame.ledger.chooser = self.chooser
        self._connect()

    @property
    def is_open(self) -> bool:
        """Whether a cell or a field holds text that is not yet a step."""
        return self._before is not None

    def show_state(self, accounts: Accounts, view: DraftView) -> None:
        """Learn what can be chosen now."""
        self.chooser.accounts = accounts
        self.chooser.vendor = view.content.vendor
        self.accounts = replace(self.accounts, usual=accounts.usual)

    def settle(self) -> None:
        """Take the text of the open cell or field, as leaving it does."""
        self._frame.ledger.settle()
        if self._before is not None and self._draft.sheet is not None:
            self._close(self._draft.sheet)

    def insert_line(self) -> None:
        """Open an empty row above the current one."""
        sheet = self._draft.sheet
        row = self._frame.ledger.current_row()
        if sheet is None or row is None or row.key == EMPTY_KEY:
            return
        made = Row(self._draft.new_key())
        self._draft.change(sheet.insert(made, row.key))
        self._frame.ledger.edit_cell(made.key, Place.ITEM)

    def delete_line(self) -> None:
        """Take the current row away."""
        sheet, row = self._draft.sheet, self._frame.ledger.current_row()
        if sheet is not None and row is not None and row.key != EMPTY_KEY:
            self._draft.change(sheet.drop(row.key))

    def _connect(self) -> None:
        ledger, head, details = self._frame.ledger, self._frame.head, self._frame.details
        ledger.began.connect(self._begin_cell)
        ledger.typing.connect(self._type_cell)
        ledger.ended.connect(self._end_cell)
        ledger.left.connect(lambda *_: self._take_back())
        ledger.pasted.connect(self._paste)
        self.chooser.product.connect(self._take_product)
        self.chooser.account.connect(self._take_account)
        for fields in (head, details):
            fields.typing.connect(self._type_field)
            fields.ended.connect(self._end_field)
            fields.chosen.connect(self._end_fields)
        head.vendor.chosen.connect(self._take_vendor)
        head.vendor.unknown.connect(self._refuse_vendor)

    def _begin_cell(self, key: int, at: int) -> None:
        self._opened = self._frame.ledger.editing_text(key, Place(at))
        self._begin()

    def _begin(self) -> None:
        if self._before is None:
            self._before = self._draft.sheet

    def _close(self, after: Sheet) -> None:
        before, self._before = self._before, None
        assert before is not None
        self._draft.close(before, after)

    def _take_back(self) -> None:
        if self._before is not None:
            self._close(self._before)

    def _read(self, key: int, place: Place, text: str) -> Sheet:
        """The sheet with the cell's text read into it, as it stood before the cell was opened."""
        assert self._before is not None
        row = self._before.row(key) or Row(self._draft.new_key() if key == EMPTY_KEY else key)
        return self._before.put(read_cell(row, place, text, self.accounts))

    def _type_cell(self, key: int, at: int, text: str) -> None:
        row = None if self._before is None else self._before.row(key)
        if row is None or not row.product or at == Place.ACCOUNT:
            return  # a product or an account counts once it is chosen
        sheet = self._read(key, Place(at), text)
        typed = sheet.row(key)
        if typed is not None and Place(at) not in typed.bad:
            self._draft.type_on(sheet)

    def _end_cell(self, key: int, at: int, text: str) -> None:
        if self._before is None:
            return
        row = self._before.row(key)
        if row is not None and row.product:
            same = self._opened == text
            self._close(self._before if same else self._read(key, Place(at), text))
        elif Place(at) is Place.ITEM:
            self._end_item(key, text.strip())
        else:
            self._close(self._read(key, Place(at), text))

    def _end_item(self, key: int, text: str) -> None:
        """A product text that was left without a choice stays, marked; an empty row goes."""
        assert self._before is not None
        sheet = self._before
        row = sheet.row(key)
        if not text:
            self._close(sheet if row is None else sheet.drop(key))
            return
        made = row or Row(self._draft.new_key())
        unknown = NotFound("product.unknown", field="product", product=text)
        self._close(sheet.put(made.marked(Place.ITEM, text, unknown)))

    def _take_product(self, key: int, hit: Hit, tab: bool) -> None:  # noqa: FBT001 - a signal
        assert self._before is not None
        row = self._before.row(key) or Row(self._draft.new_key())
        taken = replace(row.cleared(Place.ITEM), product=hit.product, hit=hit)
        self._close(self._before.put(taken))
        self._go_on(taken.key, Place.ITEM, tab=tab, fresh=key == EMPTY_KEY)

    def _take_account(self, key: int, code: str, tab: bool) -> None:  # noqa: FBT001 - a signal
        assert self._before is not None
        row = self._before.row(key)
        if row is not None:
            taken = replace(row.cleared(Place.ACCOUNT), budget_line=code)
            self._close(self._before.put(taken))
        self._go_on(key, Place.ACCOUNT, tab=tab, fresh=False)

    def _go_on(self, key: int, place: Place, *, tab: bool, fresh: bool) -> None:
        ledger = self._frame.ledger
        ledger.setFocus()
        if tab:
            row = self._frame.model.place_of(key)
            if row is not None:
                ledger.setCurrentIndex(self._frame.model.index(row, place))
                ledger.go_next()
        elif not fresh:
            ledger.step(1)

    def _type_field(self, name: str, value: Any) -> None:
        self._begin()
        if self._before is not None:
            self._draft.type_on(self._with_head(self._before, name, value))

    def _end_field(self, name: str, value: Any) -> None:
        self._end_fields({name: value})

    def _end_fields(self, values: Mapping[str, Any]) -> None:
        """Take several fields of the header as one step."""
        for name in values:
            self._frame.head.clear_error(name)
            self._frame.details.clear_error(name)
        self._begin()
        if self._before is not None:
            sheet = self._before
            self._close(replace(sheet, head=replace(sheet.head, **values)))

    def _take_vendor(self, vendor: Vendor) -> None:
        self._end_field("vendor", vendor.code)

    def _refuse_vendor(self, text: str) -> None:
        if text:
            self._frame.head.show_error("vendor", NotFound("vendor.unknown", vendor=text))
        else:
            self._end_field("vendor", "")

    def _with_head(self, sheet: Sheet, name: str, value: Any) -> Sheet:
        return replace(sheet, head=replace(sheet.head, **{name: value}))

    def _paste(self, row: LedgerRow, at: int, block: Block) -> None:
        sheet = self._draft.sheet
        if sheet is None or not row.editable:
            return
        if at > Place.ITEM and row.key != EMPTY_KEY:
            accounts = self.accounts
            self._draft.change(with_cells(sheet, row.key, Place(at), block, accounts))
            return
        self._paste_products(tuple(cells for cells in block if any(cells)))

    def _paste_products(self, block: Block) -> None:
        catalogue, vendor = self._core.catalogue, self.chooser.vendor
        texts = tuple(cells[0] for cells in block)

        def take(found: Any) -> None:
            if self._draft.sheet is not None:
                key = self._draft.new_key
                self._draft.change(with_products(self._draft.sheet, found, block, key))

        self._place.lanes.read.start(
            self,
            lambda _: find_products(catalogue, texts, vendor),
            done=take,
            failed=self._draft.stuck.emit,
        )
