"""
`init`, `upgrade`, `serve`, `seed-demo`.

On PostgreSQL `init` and `upgrade` run as the role that owns the tables, and `init
--service-role NAME` gives the role NAME, which must be there, what serving needs; `serve` runs
as that role. `upgrade` gives it its rights on what is new.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bejo_central.admin import seeding
from bejo_central.demo.orders import ORDERS_MAX
from bejo_central.demo.world import PRODUCTS_DEFAULT, PRODUCTS_MAX, PRODUCTS_MIN
from bejo_central.exchanging import snapshot
from bejo_central.keys import CentreKey
from bejo_central.rulebook import load_pack
from bejo_central.store import rule_packs
from bejo_central.store.database import Database
from bejo_central.store.engine import EVERY_UNIT, NO_UNIT, without_password
from bejo_desktop.contract.rule_pack import book_of
from bejo_desktop.domain.errors import RuleBroken

if TYPE_CHECKING:
    from bejo_central.cli.context import Context, Document
    from bejo_central.cli.parsing import Commands

_PORT: Final = 8080
_NAME: Final = "Pusat Bejo"


def add_commands(commands: Commands) -> None:
    """Add the commands of the service itself."""
    init = commands.add("init", _init, "make the schema")
    init.add_argument("--name", default=_NAME, help="how the centre calls itself")
    upgrade = commands.add("upgrade", _upgrade, "bring the schema to this version")
    for made in (init, upgrade):
        made.add_argument("--service-role", help="the role of PostgreSQL that `serve` runs as")
    serve = commands.add("serve", _serve, "run the service")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=_PORT, help="0 takes a free one")
    serve.add_argument("--ready-file", type=Path, help="gets url and pid when ready")
    serve.add_argument("--exit-with-parent", action="store_true", help="ends with our stdin")
    serve.add_argument("--tls-cert", type=Path)
    serve.add_argument("--tls-key", type=Path)
    seed = commands.add("seed-demo", _seed, "fill a new centre with invented data")
    seed.add_argument("--seed", type=int, default=1)
    seed.add_argument("--products", type=int, default=PRODUCTS_DEFAULT)
    seed.add_argument("--orders", type=int, default=0, help="of this year and the last")


def _init(context: Context) -> Document:
    asked: Any = context.arguments
    if "://" not in context.address:
        Path(context.address).expanduser().parent.mkdir(parents=True, exist_ok=True)
    database = Database(context.address)
    try:
        made = database.initialise(
            private_key=CentreKey.generate().text,
            name=asked.name,
            service_role=asked.service_role,
        )
    finally:
        database.close()
    return {"database": without_password(context.address), "made": made}


def _upgrade(context: Context) -> Document:
    database = Database(context.address)
    try:
        database.upgrade(context.arguments.service_role)
    finally:
        database.close()
    return {"database": without_password(context.address)}


def _serve(context: Context) -> Document:
    # The web framework takes half a second to import: only who serves pays for it.
    from bejo_central.web.app import build_app
    from bejo_central.web.server import Listening, run
    from bejo_central.web.service import Service

    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)
    asked: Any = context.arguments
    with context.database() as database:
        database.require_service_role()
        with database.read(NO_UNIT) as connection:
            stale = snapshot.is_stale(connection)
        if stale:
            with database.write(context.clock(), EVERY_UNIT) as session:
                snapshot.build(session)
        pack = load_pack()
        with database.write(context.clock(), NO_UNIT) as session:
            # Orders that this program's rules made are judged by them after an update, too.
            rule_packs.keep(session, pack)
        service = Service(database, book_of(pack), context.clock)
        listening = Listening(
            asked.host,
            asked.port,
            asked.ready_file,
            asked.exit_with_parent,
            asked.tls_cert,
            asked.tls_key,
        )
        run(build_app(service), listening)
    return {"stopped": True}


def _seed(context: Context) -> Document:
    asked: Any = context.arguments
    if not 0 <= asked.orders <= ORDERS_MAX:
        raise RuleBroken("seed.orders", most=ORDERS_MAX)
    if not PRODUCTS_MIN <= asked.products <= PRODUCTS_MAX:
        raise RuleBroken("seed.products", least=PRODUCTS_MIN, most=PRODUCTS_MAX)
    with context.acting() as account:
        return seeding.seed(account, asked.seed, asked.products, asked.orders)
