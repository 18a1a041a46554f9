"""The auditor's list of a year: every order with a number, its lines, and the reasons given."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from bejo_desktop.adapters.system.words import MessageWords
from bejo_desktop.adapters.tables.writing import OfficeTables
from bejo_desktop.application.audit_list import AuditList
from bejo_desktop.application.audit_workbook import AuditWorkbook
from bejo_desktop.application.looking import Looking
from bejo_desktop.domain.errors import AccessDenied
from bejo_desktop.domain.money import Rupiah
from tests.application.conftest import officer_row


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
    assert given["flag.imported"] == "Sekar Contoh"


def test_who_may_only_count_does_not_get_the_list(office, rules):
    office.finalised()
    admin = "198001012005011001"
    office.learn(officer_row(admin, "Admin Contoh", "PROVINCE_ADMIN"))
    with pytest.raises(AccessDenied) as refused:
        audits(office, rules, office.session(admin)).year(2026)
    assert refused.value.code == "access.read_role"
