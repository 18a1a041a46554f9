"""Orders after their signature, for the tests of the dialogs that follow it."""

from datetime import date
from decimal import Decimal

from bejo_desktop.application.views import DraftInput, DraftLineInput, Received
from bejo_desktop.domain.content import Delivery, Place
from bejo_desktop.domain.fulfilment import ReceivedLine, Statements
from bejo_desktop.domain.numbering import Lease, Series
from bejo_desktop.domain.quantity import Quantity
from tests.ui.office_rows import ACCOUNTS, CV

SIGNED_ON = date(2026, 10, 12)
DUE_ON = date(2026, 10, 23)


def grant(office):
    """Numbers for BAST and kuitansi, from 31."""
    with office.desk.store.write() as work:
        for series in (Series.BAST, Series.KW):
            name = f"L-{series.value}"
            work.numbers.grant(Lease(name, series, "413.101", 2026, 31, 40, 31, date(2026, 12, 31)))


def ordered_to_two_places(office):
    """A numbered order of 60 and 40 reams: half of the first and a quarter of the second to SMPN 1."""
    places = (
        Place(Delivery("SMPN 1 Argosari", "08", "Jl. A"), (Decimal(30), Decimal(10))),
        Place(Delivery("SMPN 2 Argosari", "08", "Jl. B"), (Decimal(30), Decimal(30))),
    )
    wanted = DraftInput(
        vendor=CV,
        package="Kertas ujian",
        budget_line=ACCOUNTS["0025"][0],
        rup="58123401",
        due_on=DUE_ON,
        lines=tuple(
            DraftLineInput(f"P-{n:06}", Quantity.of(many), budget_line=ACCOUNTS["0025"][0])
            for n, many in ((1, "60"), (2, "40"))
        ),
        places=places,
    )
    view, _ = office.pp.drafting.new(office.pp.session, wanted)
    office.pp.drafting.submit(office.pp.session, view.order_id, {"": "Sudah dibandingkan"})
    seen = office.ppk.approving.view(office.ppk.session, view.order_id).content_hash
    office.ppk.approving.finalise(office.ppk.session, view.order_id, seen, None)
    return view.order_id


def sign_and_arrive(office, order_id, on=SIGNED_ON):
    """Both parties have signed, and the goods are there."""
    ppk = office.ppk
    ppk.approving.sign(ppk.session, order_id, SIGNED_ON, None)
    ppk.fulfilling.arrive(ppk.session, order_id, on)


def receive(office, order_id, *accepted, complete, on=SIGNED_ON, place=0):
    """The PPK receives so much of each line; goods are there on the day of the BAST."""
    rows = tuple(
        ReceivedLine(at, Decimal(many), Decimal(0)) for at, many in enumerate(accepted, start=1)
    )
    said = Statements(function=True, amount=True, time=True)
    ppk = office.ppk
    ppk.fulfilling.receive(
        ppk.session, order_id, Received(on, complete, rows, said, arrived_on=on, place=place)
    )
