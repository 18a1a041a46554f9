"""The three lanes: who is answered, on which thread, and what is dropped."""

import random
from threading import Event, get_ident

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from bejo_desktop.application.progress import Progress
from bejo_desktop.domain.errors import Cancelled, RuleBroken
from bejo_desktop.domain.money import Rupiah
from ui.jobs import Lanes

WAIT_S = 10


@pytest.fixture
def lanes(qapp):
    made = Lanes()
    yield made
    made.close()


@pytest.fixture
def owner(qapp):
    return QObject()


def fail(error):
    raise AssertionError(error)


def test_the_answer_and_its_progress_come_on_the_gui_thread(qtbot, lanes, owner):
    heard, seen = [], []

    def work(watcher):
        watcher.report(Progress("push", 1, 2))
        return get_ident()

    lanes.write.start(
        owner,
        work,
        done=lambda ident: heard.append((ident, get_ident())),
        failed=fail,
        progressed=lambda progress: seen.append((progress, get_ident())),
    )
    qtbot.waitUntil(lambda: bool(heard))
    worker, gui = heard[0]
    assert gui == get_ident() != worker
    assert seen == [(Progress("push", 1, 2), gui)]


def test_each_lane_has_one_thread_of_its_own(qtbot, lanes, owner):
    idents = {"write": [], "read": [], "net": []}
    for name, heard in idents.items():
        for _ in range(5):
            getattr(lanes, name).start(owner, lambda _: get_ident(), done=heard.append, failed=fail)
    qtbot.waitUntil(lambda: all(len(heard) == 5 for heard in idents.values()))
    threads = [set(heard) for heard in idents.values()]
    assert all(len(one) == 1 for one in threads)
    assert len(set.union(*threads)) == 3


def test_money_above_32_bits_arrives_whole(qtbot, lanes, owner):
    heard = []
    lanes.read.start(
        owner, lambda _: (15_000_000_000, Rupiah(15_000_000_000)), done=heard.append, failed=fail
    )
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(15_000_000_000, Rupiah(15_000_000_000))]


def test_a_refusal_goes_to_failed(qtbot, lanes, owner):
    heard = []

    def work(_):
        raise RuleBroken("order.empty")

    lanes.write.start(owner, work, done=fail, failed=heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0].code == "order.empty"


def test_a_bug_is_raised_on_the_gui_thread_and_the_lane_goes_on(qtbot, lanes, owner):
    heard = []
    with qtbot.captureExceptions() as caught:
        lanes.write.start(owner, lambda _: 1 / 0, done=fail, failed=fail)
        lanes.write.start(owner, lambda _: "weiter", done=heard.append, failed=fail)
        qtbot.waitUntil(lambda: bool(heard))
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert heard == ["weiter"]


def test_two_thousand_jobs_answer_just_the_owners_that_still_live(qtbot, lanes):
    owners = [QObject() for _ in range(2_000)]
    dice = random.Random(12)
    doomed = set(dice.sample(range(2_000), 1_000))
    answered, first_half = set(), Event()
    for number, owner in enumerate(owners):

        def work(_, number=number):
            if number == 0:
                assert first_half.wait(WAIT_S)
            return number

        lanes.write.start(owner, work, done=answered.add, failed=fail)
    for number in doomed:
        delete(owners[number])
    first_half.set()
    last, done = QObject(), []
    lanes.write.start(last, lambda _: None, done=done.append, failed=fail)
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    assert answered == set(range(2_000)) - doomed
    assert lanes.write._askers == {}


def test_the_newest_question_wins_over_one_that_waits_and_one_that_runs(qtbot, lanes, owner):
    started, stopped, answers, ran = Event(), Event(), [], []

    def slow(_):
        ran.append("k")
        started.set()
        assert stopped.wait(WAIT_S)
        raise RuntimeError("interrupted")  # as a driver says it after interrupt()

    def quick(words):
        def work(_):
            ran.append(words)
            return words

        return work

    def ask(work, stop=None):
        lanes.read.ask("search", owner, work, done=answers.append, failed=fail, stop=stop)

    ask(slow, stop=stopped.set)
    assert started.wait(WAIT_S)
    ask(quick("ke"))
    ask(quick("ker"))
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["ker"]
    assert ran == ["k", "ker"]


def test_a_question_of_another_kind_is_left_alone(qtbot, lanes, owner):
    answers = []
    for kind in ("search", "facets"):
        lanes.read.ask(kind, owner, lambda _, kind=kind: kind, done=answers.append, failed=fail)
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers == ["search", "facets"]


def test_a_running_question_learns_by_its_watcher_that_a_newer_one_came(qtbot, lanes, owner):
    started, asked_again, outcome, answers = Event(), Event(), [], []

    def slow(watcher):
        started.set()
        assert asked_again.wait(WAIT_S)
        try:
            watcher.stop_if_cancelled()
        except Cancelled:
            outcome.append("stopped")
            raise

    lanes.read.ask("search", owner, slow, done=fail, failed=fail)
    assert started.wait(WAIT_S)
    lanes.read.ask("search", owner, lambda _: "new", done=answers.append, failed=fail)
    asked_again.set()
    qtbot.waitUntil(lambda: bool(answers))
    assert (outcome, answers) == (["stopped"], ["new"])


def test_the_stop_of_a_question_that_has_ended_is_never_called(qtbot, lanes, owner):
    stops, answers = [], []
    lanes.read.ask(
        "search", owner, lambda _: 1, done=answers.append, failed=fail, stop=lambda: stops.append(1)
    )
    qtbot.waitUntil(lambda: bool(answers))
    lanes.read.ask("search", owner, lambda _: 2, done=answers.append, failed=fail)
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert stops == []


def test_a_job_that_the_user_stops_says_so_and_is_neither_done_nor_failed(qtbot, lanes, owner):
    started, go_on, heard = Event(), Event(), []

    def work(watcher):
        started.set()
        assert go_on.wait(WAIT_S)
        watcher.stop_if_cancelled()

    job = lanes.net.start(
        owner, work, done=fail, failed=fail, stopped=lambda: heard.append("stopped")
    )
    assert started.wait(WAIT_S)
    job.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["stopped"]


def test_work_that_was_written_before_the_stop_came_is_told_as_done(qtbot, lanes, owner):
    started, go_on, heard = Event(), Event(), []

    def work(_):
        started.set()
        assert go_on.wait(WAIT_S)
        return "written"

    job = lanes.write.start(owner, work, done=heard.append, failed=fail)
    assert started.wait(WAIT_S)
    job.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["written"]


def test_closing_drops_what_waits_and_waits_for_what_runs(qtbot, qapp, owner):
    lanes = Lanes()
    started, go_on, ran = Event(), Event(), []

    def work(_):
        started.set()
        assert go_on.wait(WAIT_S)
        ran.append("first")

    lanes.write.start(owner, work, done=fail, failed=fail)
    lanes.write.start(owner, lambda _: ran.append("second"), done=fail, failed=fail)
    assert started.wait(WAIT_S)
    go_on.set()
    lanes.close()
    assert ran == ["first"]
    qapp.processEvents()
