"""What users.md 4 says users will ask for in week one: each has its test, or is said to lack."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

ANSWERED = {
    1: ("application/test_budgeting.py", "test_the_budget_is_checked_for_each_rekening_alone"),
    2: ("application/test_buying.py", "test_s3_is_bought_paid_and_done"),
    3: ("application/test_approving.py", "test_a_unit_with_an_agenda_book_types_its_number_once"),
    4: (
        "application/test_approving.py",
        "test_ink_is_recorded_with_its_day_and_scan_whatever_the_centre_said",
    ),
    6: (
        "domain/flags/test_questions.py",
        "test_the_standard_price_counts_with_tax_and_is_the_most",
    ),
    7: (
        "domain/test_comparison.py",
        "test_each_offer_has_the_total_with_tax_that_an_order_would_have",
    ),
    8: (
        "domain/completeness/test_checking.py",
        "test_food_of_a_meeting_needs_what_bpk_asks_for",
    ),
    9: (
        "application/test_evidence.py",
        "test_a_nota_with_its_picture_fills_the_file_and_goes_to_the_centre",
    ),
    10: (
        "domain/test_authority.py",
        "test_who_collects_follows_from_platform_and_payment_on_the_day",
    ),
    11: ("domain/test_tax_recap.py", "test_what_was_withheld_and_not_deposited_is_open"),
    12: (
        "application/test_budgeting.py",
        "test_up_that_waits_on_this_desk_is_taken_off_what_the_centre_knows",
    ),
    13: ("central/imports/test_import_budget.py", "test_what_sipd_realised_is_taken_with_its_day"),
    14: ("application/test_platform.py", "test_an_order_of_the_platform_becomes_a_draft"),
    15: (
        "application/test_all_papers.py",
        "test_places_have_a_distribution_list_that_adds_up",
    ),
    17: (
        "journeys/test_small_and_changed.py",
        "test_a_running_order_goes_over_to_the_plt_ppk_with_the_sk",
    ),
    18: (
        "domain/completeness/test_checking.py",
        "test_capital_and_stock_are_booked_by_the_pengurus_barang",
    ),
    19: (
        "application/test_flags.py",
        "test_petty_cash_that_is_short_and_the_last_spm_day_are_asked_about",
    ),
    20: (
        "application/test_audit_list.py",
        "test_the_workbook_has_a_sheet_each_with_words_and_names",
    ),
}
"""Question of users.md 4, by number, and a test that fails where it is not answered."""
LACKING = {
    5: "batch approval is there; a draft does not go to another desk by file yet",
    16: "no ready text for WhatsApp yet; the PDF and the net to the vendor are there",
}
"""What the program cannot do yet, and why its question is open."""


def test_every_question_is_answered_or_said_to_lack():
    assert sorted(ANSWERED | LACKING) == list(range(1, 21))


@pytest.mark.parametrize("number", sorted(ANSWERED), ids=lambda number: f"W{number}")
def test_the_question_has_a_test_that_exists(number):
    path, name = ANSWERED[number]
    tree = ast.parse((ROOT / "tests" / path).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
