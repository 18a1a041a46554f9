"""The first window: on the screen before what lies behind it is loaded."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEAVY = ("sqlalchemy", "cryptography", "requests", "reportlab", "ui.program", "ui.workbench")
CODE = f"""
import sys
from pathlib import Path
from ui.app import application
from ui.front import Front

app = application()
front = Front(app, Path(sys.argv[1]))

def tell():
    print([name for name in {HEAVY!r} if name in sys.modules], front.shell.isVisible())
    app.quit()

front.appeared.connect(tell)
front.show()
app.exec()
"""


def test_the_first_window_is_painted_before_anything_heavy_is_loaded(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
    )
    assert done.stdout.strip() == "[] True"


def test_pyside_reads_no_source_of_what_is_imported_once_the_program_runs():
    code = """
import inspect, sys
import ui.app
read = []
look = inspect.getsource
inspect.getsource = lambda module: (read.append(module), look(module))[1]
ui.app.plain_imports()
import ui.program
print(read)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"
