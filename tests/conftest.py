"""What tests of several folders need."""

from __future__ import annotations

import pytest

from tests import clusters

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def cluster():
    """A PostgreSQL server of one's own, one for each process that runs tests."""
    if why := clusters.missing():
        pytest.skip(why)
    with clusters.running() as made:
        yield made


@pytest.fixture(scope="session", params=DATABASES)
def kind(request):
    """Which database lies under the centre: what takes this runs on both."""
    return request.param
