"""Who looks at the orders of the unit: by role and day, on a real store."""

from datetime import date

import pytest

from bejo_desktop.adapters.central.keys import sealed
from bejo_desktop.adapters.printing.files import PaperFolder
from bejo_desktop.adapters.printing.printer import SheetPrinter
from bejo_desktop.adapters.printing.wording import paper_texts
from bejo_desktop.adapters.system.words import MessageWords
from bejo_desktop.application.looking import GuardedStore, Looking
from bejo_desktop.application.officers import OfficerQueries
from bejo_desktop.application.orders import OrderQueries
from bejo_desktop.application.printing import Printing, Stationery
from bejo_desktop.application.session import Session
from bejo_desktop.application.views import OrderFilter
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.errors import AccessDenied
from bejo_desktop.domain.reading import Subject
from tests.application.conftest import officer_row

AUDITOR, ADMIN, PROVINCE = "197501012005011001", "197602022006022002", "197703032007031003"
ROWS = (
    officer_row(AUDITOR, "Wulan Contoh", "AUDITOR", sk="700/5", until=date(2026, 10, 12)),
    officer_row(ADMIN, "Yudi Contoh", "UNIT_ADMIN"),
    officer_row(PROVINCE, "Rani Contoh", "PROVINCE_ADMIN"),
)


@pytest.fixture
def looking(office):
    """Look as one of the people above: `looking(AUDITOR)`."""
    with office.store.write() as work:
        work.reference.apply(ROWS)

    def look(nip):
        with office.store.read() as reading:
            session = Session(reading.reference.officer(nip))
        return Looking(office.store, session, office.clock)

    return look


def test_an_auditor_sees_orders_on_the_last_day_and_not_on_the_next(office, looking):
    order_id = office.drafted()
    orders = OrderQueries(looking(AUDITOR), office.rules)
    assert [row.order_id for row in orders.rows(OrderFilter())] == [order_id]
    assert orders.detail(order_id).vendor.bank_account == "0012345678"
    office.clock.pass_(days=1)
    for look in (
        lambda: orders.rows(OrderFilter()),
        lambda: orders.detail(order_id),
        lambda: orders.find(str(order_id)),
        orders.counts,
    ):
        with pytest.raises(AccessDenied, match=r"access\.read_ended") as caught:
            look()
        assert caught.value.facts["sk"] == "700/5"


def test_a_surat_tugas_that_a_sync_ends_closes_what_is_open(office, looking):
    orders = OrderQueries(looking(AUDITOR), office.rules)
    orders.counts()
    ended = officer_row(
        AUDITOR, "Wulan Contoh", "AUDITOR", sk="700/5", until=date(2026, 10, 11), rev=2
    )
    with office.store.write() as work:
        work.reference.apply([ended])
    with pytest.raises(AccessDenied, match=r"access\.read_ended"):
        orders.counts()


def test_the_admin_of_the_unit_sees_orders_without_the_vendors_bank(office, looking):
    order_id = office.drafted()
    vendor = OrderQueries(looking(ADMIN), office.rules).detail(order_id).vendor
    assert (vendor.bank, vendor.bank_account, vendor.account_holder) == ("", "", "")
    assert vendor.name == "CV Contoh 1"


def test_the_province_sees_counts_only(office, looking):
    office.drafted()
    orders = OrderQueries(looking(PROVINCE), office.rules)
    assert sum(count.count for count in orders.counts()) == 1
    with pytest.raises(AccessDenied, match=r"access\.read_role"):
        orders.rows(OrderFilter())


def test_papers_bear_bank_data_and_are_not_the_admins(office, looking, tmp_path):
    order_id = office.drafted()
    made = Stationery(
        MessageWords("id"), paper_texts(), SheetPrinter(), PaperFolder(tmp_path / "p"), sealed
    )

    def printing(nip):
        store = GuardedStore(looking(nip), Subject.BANK)
        return Printing(store, office.rules, office.clock, made)

    assert printing(AUDITOR).preview(order_id).pages
    with pytest.raises(AccessDenied, match=r"access\.read_bank"):
        printing(ADMIN).preview(order_id)
    with pytest.raises(AccessDenied, match=r"access\.read_bank"):
        printing(ADMIN).paper(looking(ADMIN).session, order_id, "a4", None)


def test_the_list_of_officers_tells_the_roles_of_today(office, looking):
    looking(AUDITOR)
    officers = OfficerQueries(office.store, office.clock)
    assert {one.nip: one.roles for one in officers.officers()}[AUDITOR] == {Role.AUDITOR}
    office.clock.pass_(days=1)
    auditor = next(one for one in officers.officers() if one.nip == AUDITOR)
    assert auditor.roles == frozenset()
    assert [(one.sk, holds) for one, holds in auditor.mandates] == [("700/5", False)]
