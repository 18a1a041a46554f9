"""Qt's own words in Indonesian."""

from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox

import resources
from ui.translation import install


def messages():
    tree = ET.parse(resources.path("translations", "qtbase_id.ts"))
    for context in tree.iter("context"):
        for message in context.iter("message"):
            name, source = context.findtext("name"), message.findtext("source")
            yield name, source, message.findtext("translation")


@pytest.fixture
def indonesian(qapp):
    before = QLocale()
    install(qapp)
    yield qapp
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)


def test_the_buttons_of_dialogs_are_indonesian(qtbot, theme, indonesian):
    box = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Save
        | QDialogButtonBox.StandardButton.Cancel
        | QDialogButtonBox.StandardButton.Yes
    )
    qtbot.addWidget(box)
    assert {button.text() for button in box.buttons()} == {"Simpan", "Batal", "&Ya"}
    question = QMessageBox()
    qtbot.addWidget(question)
    question.setStandardButtons(QMessageBox.StandardButton.No)
    assert question.button(QMessageBox.StandardButton.No).text() == "&Tidak"


def test_numbers_and_days_are_indonesian(indonesian):
    assert QLocale().toString(1_234_567) == "1.234.567"
    assert QLocale().dayName(5) == "Jumat"


def test_the_compiled_file_holds_what_the_source_says(qapp):
    compiled = QTranslator()
    assert compiled.load(str(resources.path("translations", "qtbase_id.qm")))
    stale = [
        (context, source)
        for context, source, words in messages()
        if compiled.translate(context, source) != words
    ]
    assert stale == []


def test_every_text_is_one_that_qt_really_shows(qapp):
    german = QTranslator()
    if not german.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        pytest.skip("this Qt carries no translations to compare with")
    unknown = [
        (context, source)
        for context, source, _ in messages()
        if not german.translate(context, source)
    ]
    assert unknown == []


def test_no_mnemonic_is_lost():
    assert [source for _, source, words in messages() if ("&" in source) != ("&" in words)] == []
