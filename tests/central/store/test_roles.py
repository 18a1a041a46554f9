"""Who serves owns nothing, and a role that may do more is not let serve."""

from __future__ import annotations

import json

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from bejo_central.cli import main
from tests.clusters import OWNER, SERVICE

TOO_MUCH = {
    "SUPERUSER": "ALTER ROLE {} SUPERUSER",
    "BYPASSRLS": "ALTER ROLE {} BYPASSRLS",
    "CREATEROLE": "ALTER ROLE {} CREATEROLE",
    "OWNER": "GRANT bejo_owner TO {}",
    "CREATE ON SCHEMA": "GRANT CREATE ON SCHEMA public TO {}",
    "CREATE ON DATABASE": "GRANT CREATE ON DATABASE {database} TO {}",
}


@pytest.fixture
def run(capsys):
    """Run a command; return exit code and the document."""

    def run(*arguments):
        code = main([*arguments, "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def strong(cluster, server_place):
    """Make a role with the service's rights and one more: `strong("BYPASSRLS")`."""
    role = Identifier("strong")

    def make(right):
        with server_place.asking() as connection:
            connection.execute(SQL("CREATE ROLE {} LOGIN IN ROLE bejo_service").format(role))
            database = Identifier(server_place.name)
            connection.execute(SQL(TOO_MUCH[right]).format(role, database=database))
        return cluster.address(server_place.name, "strong")

    yield make
    with server_place.asking() as connection:
        connection.execute(SQL("DROP OWNED BY {}").format(role))
        connection.execute(SQL("DROP ROLE {}").format(role))


@pytest.mark.parametrize("right", TOO_MUCH)
def test_a_role_with_too_many_rights_does_not_serve(strong, run, tmp_path, right):
    address = strong(right)
    ready = str(tmp_path / "ready.json")
    code, said = run("--database", address, "serve", "--port", "0", "--ready-file", ready)
    assert (code, said["error"]["code"]) == (3, "database.role_too_strong")
    assert said["error"]["facts"]["role"] == "strong"
    assert right in said["error"]["facts"]["rights"].split(", ")
    assert right in said["error"]["message"]
    assert "init --service-role" in said["error"]["message"]
    assert not (tmp_path / "ready.json").exists()


def test_the_owner_does_not_serve(server_place, run):
    code, said = run("--database", server_place.owner_address, "serve", "--port", "0")
    assert (code, said["error"]["code"]) == (3, "database.role_too_strong")
    assert "OWNER" in said["error"]["facts"]["rights"]


def test_the_service_changes_rows_and_nothing_else(server_place):
    with server_place.asking() as connection:
        connection.execute("SET ROLE bejo_service")
        for statement in (
            "CREATE TABLE x (y int)",
            "DROP TABLE product",
            "TRUNCATE product",
            "ALTER TABLE orders DISABLE ROW LEVEL SECURITY",
            "DROP POLICY orders_of_unit ON orders",
            "ALTER TABLE audit DISABLE TRIGGER ALL",
            "UPDATE audit SET act = 'x'",
            "DELETE FROM outcome",
            "UPDATE meta SET value = 'x'",
            "UPDATE alembic_version SET version_num = '0000'",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)


def test_no_table_gives_the_service_more_than_rows(server_place):
    with server_place.asking() as connection:
        granted = connection.execute(
            "SELECT table_name, string_agg(privilege_type, ' ' ORDER BY privilege_type)"
            " FROM information_schema.role_table_grants WHERE grantee = %s GROUP BY 1",
            (SERVICE,),
        ).fetchall()
        tables = connection.execute(
            "SELECT tablename, tableowner FROM pg_tables WHERE schemaname = 'public'"
        ).fetchall()
    rights = dict(granted)
    assert {owner for _, owner in tables} == {OWNER}
    assert set(rights) == {name for name, _ in tables}
    less = {name: right for name, right in rights.items() if right != "DELETE INSERT SELECT UPDATE"}
    assert less == {
        "alembic_version": "SELECT",
        "audit": "INSERT SELECT",
        "meta": "SELECT",
        "outcome": "INSERT SELECT",
    }


def test_init_gives_the_rights_and_upgrade_keeps_them(cluster, run):
    name = cluster.new()
    owner = cluster.address(name, OWNER)
    code, said = run("--database", owner, "init", "--service-role", "nobody-here")
    assert (code, said["error"]["code"]) == (1, "database.role_unknown")
    assert run("--database", owner, "init")[1]["made"] is True
    code, said = run("--database", cluster.address(name), "unit", "list")
    assert (code, said["error"]["code"]) == (3, "database.failed")
    assert run("--database", owner, "init", "--service-role", SERVICE)[1]["made"] is False
    assert run("--database", cluster.address(name), "unit", "list")[0] == 0
    with cluster.asking(name) as connection:
        connection.execute("REVOKE ALL ON region FROM bejo_service")
    assert run("--database", owner, "upgrade")[0] == 0
    assert run("--database", cluster.address(name), "unit", "list")[0] == 0
    code, said = run("--database", owner, "upgrade", "--service-role", OWNER)
    assert (code, said["error"]["code"]) == (3, "database.role_too_strong")
    cluster.drop(name)


def test_a_file_knows_no_roles(run, tmp_path):
    code, said = run("--database", str(tmp_path / "x.db"), "init", "--service-role", "x")
    assert (code, said["error"]["code"]) == (1, "database.no_roles")


def test_a_password_in_the_address_is_not_shown(cluster, run):
    name = cluster.new()
    address = cluster.address(name, OWNER).replace("@", ":secret-word@")
    code, said = run("--database", address, "init")
    assert code == 0
    assert "secret-word" not in json.dumps(said)
    cluster.drop(name)
