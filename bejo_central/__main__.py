"""`python -m bejo_central`."""

from __future__ import annotations

import sys

from bejo_central.cli import main

if __name__ == "__main__":
    sys.exit(main())
