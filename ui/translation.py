"""Indonesian for the words that Qt itself shows (buttons and menus of its dialogs)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTranslator

import resources

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def install(app: QApplication) -> None:
    """
    Speak Indonesian in Qt's own dialogs, numbers and days; call before the first window.

    Qt ships no Indonesian: `resources/translations/qtbase_id.ts` holds the contexts that
    are used, `pyside6-lrelease` makes the .qm beside it.
    """
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    translator = QTranslator(app)
    file = resources.path("translations", "qtbase_id.qm")
    loaded = translator.load(str(file))
    assert loaded, f"{file.name} could not be read"
    app.installTranslator(translator)
