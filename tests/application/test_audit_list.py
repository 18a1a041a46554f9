"""The auditor's list of a year: every order with a number, its lines, and the reasons given."""

import tomllib
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bejo_desktop.adapters.system.words import MessageWords
from bejo_desktop.adapters.tables.writing import OfficeTables
from bejo_desktop.application.audit_list import AuditList
from bejo_desktop.application.audit_workbook import AuditWorkbook
from bejo_desktop.application.looking import Looking
from bejo_desktop.application.views import Paid, Received
from bejo_desktop.bootstrap.checks import load_citations
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.errors import AccessDenied
from bejo_desktop.domain.fulfilment import ReceivedLine, Statements
from bejo_desktop.domain.money import Rupiah
from resources import path
from tests.application.conftest import S1_LINES, TODAY, officer_row

AUDITED = (
    "audit.after_event",
    "audit.day_off",
    "audit.near_limit",
    "audit.number_order",
    "audit.order_after_receipt",
    "audit.paid_before_receipt",
    "audit.same_total",
    "audit.split",
)


def audits(office, rules, session=None):
    return AuditList(Looking(office.store, session or office.pp, office.clock), rules)


def test_numbered_orders_of_the_year_stand_there_with_lines_and_reasons(office, rules):
    office.drafted()
    office.finalised()
    view = audits(office, rules).year(2026)
    (order,) = view.orders
    assert (order.total, order.vendor_name) == (Rupiah(12_537_450), "CV Contoh 1")
    assert sum((line.share for line in view.lines), start=Rupiah(0)) == order.total
    assert [line.account[-4:] for line in view.lines] == [
        "0025",
        "0025",
        "0024",
        "0024",
        "0024",
        "0029",
    ]
    imported = [reason for reason in view.reasons if reason.code == "flag.imported"]
    assert [(x.line, x.by_name, x.number) for x in imported] == [(6, "Sekar Contoh", order.number)]


def test_another_year_has_none(office, rules):
    office.finalised()
    view = audits(office, rules).year(2025)
    assert (view.orders, view.lines, view.findings, view.reasons) == ((), (), (), ())


def test_the_workbook_has_a_sheet_each_with_words_and_names(office, rules):
    office.finalised()
    data = AuditWorkbook(audits(office, rules), OfficeTables(), MessageWords("id")).year(2026)
    book = load_workbook(BytesIO(data))
    assert book.sheetnames == ["Pesanan", "Rincian", "Tanda dan alasan", "Temuan"]
    sheets = {}
    for page in book:
        note, heads, *rows = page.iter_rows(values_only=True)
        assert note[0] == "Daftar pemeriksa tahun 2026"
        sheets[page.title] = [dict(zip(heads, row, strict=True)) for row in rows]
    (order,) = sheets["Pesanan"]
    assert (order["Total"], order["Keadaan"]) == (12_537_450, "Pesanan terbit")
    assert order["Penyedia"] == "CV Contoh 1"
    assert sum(row["Jumlah dengan pajak"] for row in sheets["Rincian"]) == 12_537_450
    given = {row["Tanda"]: row["Oleh"] for row in sheets["Tanda dan alasan"]}
    assert given["Barang impor"] == "Sekar Contoh"
    assert (order["Bentuk"], order["Cara"]) == ("Surat Pesanan", "Pesanan")
    assert order["Platform"] == "Toko Daring"


def test_the_workbook_names_bast_and_kuitansi_by_their_numbers(office, rules):
    """users.md 1.4: an auditor goes from the list to the paper, and papers are found by number."""
    order_id = office.arrived()
    lines = tuple(
        ReceivedLine(at, Decimal(count), Decimal(0))
        for at, (_, count, _) in enumerate(S1_LINES, start=1)
    )
    good = Statements(function=True, amount=True, time=True)
    office.fulfilling.receive(office.ppk, order_id, Received(TODAY, True, lines, good))
    office.paying.pay(office.treasurer, order_id, Paid(TODAY, Payment.UP, "0931"))
    data = AuditWorkbook(audits(office, rules), OfficeTables(), MessageWords("id")).year(2026)
    _, heads, row = load_workbook(BytesIO(data))["Pesanan"].iter_rows(values_only=True)
    order = dict(zip(heads, row, strict=True))
    assert order["Nomor BAST"] == "000.3.2/0031/BAST/413.101/2026"
    assert order["Nomor kuitansi"] == "000.3.2/0031/KW/413.101/2026"
    assert order["Tanggal diterima"].date() == order["Tanggal dibayar"].date() == TODAY


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_flag_and_finding_has_a_name_without_figures(language):
    words = MessageWords(language)
    flags = {code for code in load_citations() if code.startswith("flag.")}
    known = tomllib.loads(path("messages", language, "audit.toml").read_text("utf-8"))
    found = [code.removeprefix("name.") for code in known if code.startswith("name.audit.")]
    assert len(found) == len(AUDITED)
    for code in (*flags - {"flag.reason_by"}, *AUDITED):  # that one is a refusal of the centre
        assert "{" not in words.phrase(f"name.{code}"), code


def test_who_may_only_count_does_not_get_the_list(office, rules):
    office.finalised()
    admin = "198001012005011001"
    office.learn(officer_row(admin, "Admin Contoh", "PROVINCE_ADMIN"))
    with pytest.raises(AccessDenied) as refused:
        audits(office, rules, office.session(admin)).year(2026)
    assert refused.value.code == "access.read_role"
