"""One small world a session; each seed gets its copy."""

import pytest

from tests.journeys.cuts.world import make_template


@pytest.fixture(scope="session")
def template(request, kind, tmp_path_factory):
    """A centre with two desks, loaded and at rest, over either database."""
    cluster = None if kind == "sqlite" else request.getfixturevalue("cluster")
    made = make_template(tmp_path_factory.mktemp("template"), cluster)
    yield made
    for proxy in made.proxies.values():
        proxy.close()
