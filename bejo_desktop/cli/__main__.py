"""`python -m bejo_desktop.cli`."""

from __future__ import annotations

import sys

from bejo_desktop.cli.program import main

sys.exit(main())
