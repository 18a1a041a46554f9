"""Days in WIB, dates on paper, working days with the holidays of 2026 and 2027."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from bejo_desktop.domain.days import (
    WIB,
    Deadline,
    add_working_days,
    deadline_after,
    is_working_day,
    long_day,
    long_day_with_weekday,
    wib_day,
)
from bejo_desktop.domain.errors import RuleBroken


def test_the_day_changes_at_seventeen_utc():
    assert wib_day(datetime(2026, 12, 31, 16, 59, 59, tzinfo=UTC)) == date(2026, 12, 31)
    assert wib_day(datetime(2026, 12, 31, 17, 0, tzinfo=UTC)) == date(2027, 1, 1)
    tokyo = timezone(timedelta(hours=9))
    assert wib_day(datetime(2026, 5, 1, 1, 0, tzinfo=tokyo)) == date(2026, 4, 30)
    assert datetime(2026, 5, 1, 8, tzinfo=WIB).isoformat() == "2026-05-01T08:00:00+07:00"


def test_dates_read_as_on_paper():
    assert long_day(date(2026, 10, 12)) == "12 Oktober 2026"
    assert long_day(date(2028, 2, 29)) == "29 Februari 2028"
    assert long_day_with_weekday(date(2026, 10, 12)) == "Senin, 12 Oktober 2026"
    assert long_day_with_weekday(date(2026, 5, 1)) == "Jumat, 1 Mei 2026"


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        pytest.param(date(2026, 10, 9), 3, date(2026, 10, 14), id="S1: Friday to Wednesday"),
        pytest.param(date(2026, 4, 13), 3, date(2026, 4, 16), id="S7: Monday to Thursday"),
        pytest.param(date(2026, 3, 17), 1, date(2026, 3, 25), id="over Nyepi and Idulfitri"),
        pytest.param(date(2026, 12, 31), 1, date(2027, 1, 4), id="over New Year and a weekend"),
        pytest.param(date(2026, 5, 1), 0, date(2026, 5, 1), id="none"),
    ],
)
def test_deadlines_count_working_days(start, count, end):
    assert add_working_days(start, count) == end


def test_cuti_bersama_is_no_working_day():
    assert not is_working_day(date(2026, 3, 20))
    assert not is_working_day(date(2026, 8, 17))
    assert not is_working_day(date(2026, 10, 11))
    assert is_working_day(date(2026, 10, 12))


@pytest.mark.parametrize("start", [date(2025, 6, 2), date(2027, 12, 31)])
def test_a_year_without_its_decree_is_never_guessed(start):
    with pytest.raises(RuleBroken) as refused:
        add_working_days(start, 1)
    assert refused.value.code == "days.holidays_unknown"
    assert refused.value.facts["year"] in {2025, 2028}


@pytest.mark.parametrize(
    ("submitted", "last"),
    [
        pytest.param(date(2026, 10, 9), date(2026, 10, 14), id="S1 of users.md"),
        pytest.param(date(2026, 4, 13), date(2026, 4, 16), id="S7 of users.md"),
    ],
)
def test_the_ppk_has_three_working_days(submitted, last):
    assert deadline_after(submitted, 3) == Deadline(last)


def test_a_deadline_in_a_year_without_holidays_is_unknown():
    assert deadline_after(date(2027, 12, 30), 3) == Deadline(None, 2028)
