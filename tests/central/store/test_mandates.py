"""A centre of the program before gets its mandates into the feed with the new schema."""

from __future__ import annotations

from alembic import command

from bejo_central.keys import CentreKey
from bejo_central.store import migrations, reference
from bejo_central.store.database import Database, _keep_meta
from bejo_central.store.engine import EVERY_UNIT
from bejo_central.store.feed import entries_between, head_and_floor
from bejo_central.store.rows import rows_of
from bejo_desktop.contract.mandates import mandate_id
from bejo_desktop.domain.codes import Acting, Role

NIP = "198609262015051001"
OLD = (
    "INSERT INTO region VALUES ('35.09', 'Kabupaten Jember')",
    (
        "INSERT INTO unit VALUES ('413.101', 'Dinas', '35.09', 'P', '', '', '', '', '', 'Jember',"
        " '000.3.2', '{running}', 'lease', '', '')"
    ),
    f"INSERT INTO officer VALUES ('413.101', '{NIP}', 'Siti', '', '')",
    (
        f"INSERT INTO mandate VALUES ('413.101', '{NIP}', 'SK 1', '[\"PP\"]', '2026-01-01',"
        " '2026-12-31')"
    ),
    (
        f"INSERT INTO mandate VALUES ('413.101', '{NIP}', 'SK 2', '[\"PPK\"]', '2026-05-01',"
        " '2026-05-31')"
    ),
    "INSERT INTO scope (scope, head, floor) VALUES ('u:413.101', 7, 0)",
    f"INSERT INTO feed (scope, kind, id, seq, deleted) VALUES ('u:413.101', 'officer', '{NIP}', 7, 0)",
)


def test_mandates_of_before_come_to_the_desks_after_the_upgrade(empty_place):
    database = Database(empty_place.owner_address)
    key = CentreKey.generate()
    with database._migrating() as connection:  # as the program before left it
        config = migrations._config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0007")
        _keep_meta(connection, {"timeline": "t", "private_key": key.text, "name": "Pusat"})
        for statement in OLD:
            connection.exec_driver_sql(statement)
    database.upgrade()
    with database.read(EVERY_UNIT) as connection:
        head, _ = head_and_floor(connection, "u:413.101")
        (entries,) = entries_between(connection, "u:413.101", 7, head)
        rows = rows_of(connection, "u:413.101", entries)
        officer = reference.officer(connection, "413.101", NIP)
    database.close()
    ids = {("mandate", mandate_id(NIP, sk)) for sk in ("SK 1", "SK 2")}
    assert (head, set(rows)) == (9, ids)
    assert {row.sk: row.roles for row in rows.values()} == {"SK 1": ("PP",), "SK 2": ("PPK",)}
    assert all(row.signature for row in rows.values())
    assert [one.roles for one in officer.mandates] == [{Role.PP}, {Role.PPK}]
    (first, _) = officer.mandates
    assert (first.acting, first.order_limit, first.may_issue) == (Acting.DEFINITIVE, None, False)
