"""The first schema."""

from __future__ import annotations

from typing import Final

from alembic import op

revision: Final = "0001"
down_revision: Final = None

_ORDERS: Final = (
    """
    CREATE TABLE purchase_order (
        order_id BLOB NOT NULL PRIMARY KEY,
        state TEXT NOT NULL,
        sync TEXT NOT NULL,
        content BLOB NOT NULL,
        content_hash TEXT,
        author TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        changed_at INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        number TEXT,
        series TEXT,
        year INTEGER,
        running INTEGER,
        lease_id TEXT,
        signed_on TEXT,
        reasons BLOB NOT NULL,
        findings BLOB NOT NULL,
        history BLOB NOT NULL,
        copied_from BLOB,
        known_at_centre INTEGER NOT NULL,
        committed INTEGER NOT NULL,
        ordered_on TEXT NOT NULL,
        package TEXT NOT NULL,
        vendor TEXT NOT NULL,
        total INTEGER NOT NULL,
        line_count INTEGER NOT NULL,
        returned_reason TEXT NOT NULL,
        CONSTRAINT order_id_is_uuid CHECK (length(order_id) = 16),
        CONSTRAINT order_state_is_known CHECK (state IN (
            'draft', 'submitted', 'final', 'signed', 'delivering', 'received', 'paid', 'void',
            'cancelled')),
        CONSTRAINT order_sync_is_known CHECK (sync IN (
            'local', 'queued', 'accepted', 'held', 'refused', 'blocked', 'sealed')),
        CONSTRAINT order_has_hash_once_submitted
            CHECK (state = 'draft' OR length(content_hash) = 64),
        CONSTRAINT order_has_number_once_final
            CHECK (state IN ('draft', 'submitted') OR number IS NOT NULL),
        CONSTRAINT order_number_is_whole
            CHECK (number IS NULL OR (series IS NOT NULL AND year IS NOT NULL)),
        CONSTRAINT order_flags_are_bits
            CHECK (known_at_centre IN (0, 1) AND committed IN (0, 1))
    ) STRICT
    """,
    "CREATE INDEX order_by_state ON purchase_order (state, sync)",
    "CREATE INDEX order_by_number ON purchase_order (number)",
    "CREATE INDEX order_by_creation ON purchase_order (created_at)",
    """
    CREATE TRIGGER order_number_means_one_content
    BEFORE UPDATE ON purchase_order
    WHEN OLD.number = NEW.number AND OLD.content <> NEW.content
    BEGIN SELECT RAISE(ABORT, 'a number means one set of figures for ever'); END
    """,
    """
    CREATE TRIGGER order_with_number_stays
    BEFORE DELETE ON purchase_order
    WHEN OLD.number IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'an order with a number is never removed'); END
    """,
)

_OUTBOX: Final = (
    """
    CREATE TABLE content (
        hash TEXT NOT NULL PRIMARY KEY,
        body BLOB NOT NULL,
        CONSTRAINT content_hash_is_digest CHECK (length(hash) = 64)
    ) STRICT
    """,
    """
    CREATE TABLE outbox (
        seq INTEGER NOT NULL PRIMARY KEY,
        order_id BLOB,
        op TEXT NOT NULL,
        intent BLOB NOT NULL,
        content_hash TEXT,
        link TEXT NOT NULL,
        CONSTRAINT outbox_starts_at_one CHECK (seq >= 1),
        CONSTRAINT outbox_link_is_digest CHECK (length(link) = 64)
    ) STRICT
    """,
    "CREATE INDEX outbox_by_order ON outbox (order_id)",
    """
    CREATE TRIGGER outbox_keeps_what_was_judged
    BEFORE UPDATE ON outbox
    WHEN EXISTS (SELECT 1 FROM outcome WHERE outcome.seq = OLD.seq)
    BEGIN SELECT RAISE(ABORT, 'an act that was judged never changes'); END
    """,
    """
    CREATE TABLE quarantine (
        seq INTEGER NOT NULL,
        intent BLOB NOT NULL,
        content_hash TEXT,
        link TEXT NOT NULL,
        PRIMARY KEY (seq, link)
    ) STRICT
    """,
    """
    CREATE TABLE outcome (
        seq INTEGER NOT NULL PRIMARY KEY REFERENCES outbox (seq),
        verdict TEXT NOT NULL,
        body BLOB NOT NULL,
        settled_at INTEGER NOT NULL,
        CONSTRAINT outcome_verdict_is_known CHECK (verdict IN ('ok', 'held', 'rej', 'blk'))
    ) STRICT
    """,
)

_NUMBERS: Final = (
    """
    CREATE TABLE lease (
        lease_id TEXT NOT NULL PRIMARY KEY,
        series TEXT NOT NULL,
        unit TEXT NOT NULL,
        year INTEGER NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        next_number INTEGER NOT NULL,
        expires_on TEXT NOT NULL,
        CONSTRAINT lease_is_a_range CHECK (1 <= first AND first <= last),
        CONSTRAINT lease_next_is_inside CHECK (next_number BETWEEN first AND last + 1)
    ) STRICT
    """,
    """
    CREATE TRIGGER lease_never_goes_back
    BEFORE UPDATE ON lease
    WHEN NEW.next_number < OLD.next_number
    BEGIN SELECT RAISE(ABORT, 'a number is never taken twice'); END
    """,
    """
    CREATE TABLE number_use (
        text TEXT NOT NULL PRIMARY KEY,
        series TEXT NOT NULL,
        year INTEGER NOT NULL,
        running INTEGER,
        lease_id TEXT,
        order_id BLOB NOT NULL,
        state TEXT NOT NULL,
        reason TEXT NOT NULL,
        recorded_at INTEGER NOT NULL,
        CONSTRAINT number_runs_once UNIQUE (series, year, running),
        CONSTRAINT number_state_is_known CHECK (state IN ('used', 'void'))
    ) STRICT
    """,
)

_AUDIT: Final = (
    """
    CREATE TABLE audit (
        seq INTEGER NOT NULL PRIMARY KEY,
        act TEXT NOT NULL,
        "by" TEXT NOT NULL,
        at INTEGER NOT NULL,
        subject TEXT NOT NULL,
        facts BLOB NOT NULL,
        link TEXT NOT NULL,
        CONSTRAINT audit_link_is_digest CHECK (length(link) = 64)
    ) STRICT
    """,
)

_SYNC: Final = (
    """
    CREATE TABLE device (
        only INTEGER NOT NULL PRIMARY KEY,
        device INTEGER NOT NULL,
        incarnation TEXT NOT NULL,
        unit TEXT NOT NULL,
        address TEXT NOT NULL,
        timeline TEXT NOT NULL,
        centre_key TEXT NOT NULL,
        private_key BLOB NOT NULL,
        CONSTRAINT device_is_one CHECK (only = 1),
        CONSTRAINT device_key_is_seed CHECK (length(private_key) = 32)
    ) STRICT
    """,
    """
    CREATE TABLE cursor (
        scope TEXT NOT NULL PRIMARY KEY,
        at INTEGER NOT NULL,
        CONSTRAINT cursor_is_a_count CHECK (at >= 0)
    ) STRICT
    """,
    "CREATE TABLE mark (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) STRICT",
    """
    CREATE TRIGGER mark_only_rises
    BEFORE UPDATE ON mark
    WHEN NEW.value < OLD.value
    BEGIN SELECT RAISE(ABORT, 'a mark only rises'); END
    """,
    """
    CREATE TABLE chunk_part (
        sha TEXT NOT NULL,
        start INTEGER NOT NULL,
        part BLOB NOT NULL,
        PRIMARY KEY (sha, start)
    ) STRICT
    """,
    """
    CREATE TABLE run (
        run_id INTEGER NOT NULL PRIMARY KEY,
        started_at INTEGER NOT NULL,
        ended_at INTEGER NOT NULL,
        requests INTEGER NOT NULL,
        bytes_up INTEGER NOT NULL,
        bytes_down INTEGER NOT NULL,
        pushed INTEGER NOT NULL,
        pulled INTEGER NOT NULL,
        error TEXT NOT NULL
    ) STRICT
    """,
    'CREATE TABLE setting ("key" TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT',
)

_REFERENCE: Final = (
    """
    CREATE TABLE unit (
        id TEXT NOT NULL PRIMARY KEY,
        rev INTEGER NOT NULL,
        name TEXT NOT NULL,
        region TEXT NOT NULL,
        region_name TEXT NOT NULL,
        government TEXT NOT NULL,
        address TEXT NOT NULL,
        postal_code TEXT NOT NULL,
        phone TEXT NOT NULL,
        email TEXT NOT NULL,
        npwp TEXT NOT NULL,
        place TEXT NOT NULL,
        classification TEXT NOT NULL,
        mask TEXT NOT NULL,
        numbering TEXT NOT NULL,
        dpa TEXT NOT NULL,
        fund TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE officer (
        id TEXT NOT NULL PRIMARY KEY,
        rev INTEGER NOT NULL,
        name TEXT NOT NULL,
        rank TEXT NOT NULL,
        position TEXT NOT NULL,
        roles BLOB NOT NULL,
        sk TEXT NOT NULL,
        since TEXT NOT NULL,
        until TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE budget (
        id TEXT NOT NULL,
        year INTEGER NOT NULL,
        rev INTEGER NOT NULL,
        account TEXT NOT NULL,
        account_name TEXT NOT NULL,
        sub_activity TEXT NOT NULL,
        sub_activity_name TEXT NOT NULL,
        ceiling INTEGER NOT NULL,
        realised INTEGER NOT NULL,
        committed INTEGER NOT NULL,
        PRIMARY KEY (id, year)
    ) STRICT
    """,
    """
    CREATE TABLE vendor (
        id TEXT NOT NULL PRIMARY KEY,
        rev INTEGER NOT NULL,
        name TEXT NOT NULL,
        legal_form TEXT NOT NULL,
        signatory TEXT NOT NULL,
        signatory_position TEXT NOT NULL,
        address TEXT NOT NULL,
        region TEXT NOT NULL,
        region_name TEXT NOT NULL,
        district TEXT NOT NULL,
        npwp TEXT NOT NULL,
        nib TEXT NOT NULL,
        pkp INTEGER NOT NULL,
        npwp_valid INTEGER NOT NULL,
        certificate TEXT NOT NULL,
        size TEXT NOT NULL,
        bank TEXT NOT NULL,
        bank_account TEXT NOT NULL,
        account_holder TEXT NOT NULL,
        phone TEXT NOT NULL,
        suspended_since TEXT,
        suspended_reason TEXT NOT NULL,
        folded TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE product (
        position INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL,
        rev INTEGER NOT NULL,
        rank INTEGER NOT NULL,
        name TEXT NOT NULL,
        vendor TEXT NOT NULL,
        region TEXT NOT NULL,
        category TEXT NOT NULL,
        measure TEXT NOT NULL,
        tax_class TEXT NOT NULL,
        origin TEXT NOT NULL,
        price INTEGER NOT NULL,
        plist INTEGER NOT NULL,
        price_on TEXT NOT NULL,
        withdrawn_on TEXT,
        CONSTRAINT product_id_is_one UNIQUE (id)
    ) STRICT
    """,
    "CREATE INDEX product_by_vendor ON product (vendor)",
    """
    CREATE VIRTUAL TABLE product_words USING fts5(
        name, vendor_name, code,
        content = '', contentless_delete = 1, detail = column,
        prefix = '1 2 3 4 5 6', tokenize = "unicode61 remove_diacritics 2"
    )
    """,
    "CREATE VIRTUAL TABLE product_vocabulary USING fts5vocab(product_words, row)",
)

_NEVER_REMOVED: Final = ("content", "outbox", "quarantine", "outcome", "audit")
_NEVER_CHANGED: Final = ("content", "quarantine", "outcome", "audit")


def upgrade() -> None:
    """Make all tables, indexes and triggers."""
    for statement in (*_ORDERS, *_OUTBOX, *_NUMBERS, *_AUDIT, *_SYNC, *_REFERENCE):
        op.execute(statement)
    for verb, tables in (("DELETE", _NEVER_REMOVED), ("UPDATE", _NEVER_CHANGED)):
        for table in tables:
            op.execute(
                f"CREATE TRIGGER {table}_keeps_on_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END"
            )
