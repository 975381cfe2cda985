"""Background work: what is due is done, and what fails stops nothing else."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from portal.base import jobs
from portal.base.models import Rendition
from portal.base.renditions import AT_ONCE
from tests.factories import ContentPageFactory, PictureFactory

pytestmark = pytest.mark.django_db

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def done(monkeypatch) -> list[str]:
    """The names of jobs as they ran; the registry is empty at first."""
    monkeypatch.setattr(jobs, "_jobs", {})
    return []


def test_every_job_is_due_at_first_and_again_when_its_time_has_passed(done):
    jobs.register("often", MINUTE, lambda: done.append("often"))
    jobs.register("seldom", 5 * MINUTE, lambda: done.append("seldom"))
    turn = jobs.Round()
    ran = [turn.run_due(at=AT + minutes * MINUTE) for minutes in (0, 0.5, 1, 1.9, 5)]
    assert ran == [["often", "seldom"], [], ["often"], [], ["often", "seldom"]]
    assert done == [name for names in ran for name in names]


def test_a_failing_job_stops_no_other_and_is_tried_again(done, caplog):
    def fail():
        done.append("fail")
        raise ValueError("the mail server said no")

    jobs.register("fail", MINUTE, fail)
    jobs.register("works", MINUTE, lambda: done.append("works"))
    turn = jobs.Round()
    assert [turn.run_due(at=AT), turn.run_due(at=AT + MINUTE)] == [["fail", "works"]] * 2
    assert done == ["fail", "works"] * 2
    assert [record.exc_info[0] for record in caplog.records] == [ValueError, ValueError]


def test_a_worker_that_is_told_to_stop_ends_after_the_job_at_hand(done):
    jobs.register("first", MINUTE, lambda: done.append("first"))
    jobs.register("second", MINUTE, lambda: done.append("second"))
    turn = jobs.Round()
    assert turn.run_due(at=AT, is_over=lambda: bool(done)) == done == ["first"]
    assert turn.run_due(at=AT) == ["second"]


def test_a_name_registered_twice_keeps_the_last(done):
    jobs.register("job", MINUTE, lambda: done.append("first"))
    jobs.register("job", MINUTE, lambda: done.append("second"))
    assert (jobs.Round().run_due(at=AT), done) == (["job"], ["second"])


def test_two_workers_each_run_what_is_due(done):
    jobs.register("job", MINUTE, lambda: done.append("ran"))
    assert [jobs.Round().run_due(at=AT) for _worker in range(2)] == [["job"], ["job"]]


def test_the_worker_runs_every_job_once_when_asked(done):
    for name in ("one", "two"):
        jobs.register(name, MINUTE, lambda name=name: done.append(name))
    said = StringIO()
    call_command("worker", "--once", stdout=said)
    assert (done, said.getvalue()) == (["one", "two"], "Done: one, two.\n")


def test_the_house_registers_its_jobs():
    names = {"publish-scheduled", "clear-sessions", "make-renditions"}
    assert names & set(jobs._jobs) == names


def test_what_was_planned_is_published_and_taken_off_line_at_its_time():
    with time_machine.travel(AT) as clock:
        page, old = ContentPageFactory(live=False), ContentPageFactory(expire_at=AT + 5 * MINUTE)
        page.go_live_at = AT + 5 * MINUTE
        page.save_revision().publish()
        states = []
        for minutes in (4, 6):
            clock.move_to(AT + minutes * MINUTE)
            jobs.publish_scheduled()
            states.append([type(page).objects.get(pk=row.pk).live for row in (page, old)])
    assert states == [[False, True], [True, False]]


def test_sessions_that_have_run_out_are_forgotten():
    for key, minutes in (("old", -1), ("new", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=timezone.now() + minutes * MINUTE)
    jobs.clear_sessions()
    assert [row.session_key for row in Session.objects.all()] == ["new"]


def specs() -> list[str]:
    return list(Rendition.objects.order_by("filter_spec").values_list("filter_spec", flat=True))


def test_pictures_are_cut_before_they_are_shown_and_get_their_smaller_form_after():
    PictureFactory()
    cuts = ["fill-400x267|format-{}", "fill-800x533|format-{}"]
    webp, avif = ([cut.format(form) for cut in cuts] for form in ("webp", "avif"))
    found = []
    for _turn in range(3):
        jobs.make_renditions()
        found.append(specs())
    assert found == [webp, sorted(avif + webp), sorted(avif + webp)]


def test_a_picture_whose_file_is_gone_stops_no_other():
    PictureFactory().file.delete(save=False)
    PictureFactory()
    jobs.make_renditions()
    assert specs() == ["fill-400x267|format-webp", "fill-800x533|format-webp"]


def test_many_pictures_whose_files_are_gone_stop_no_other():
    for _number in range(AT_ONCE):
        PictureFactory().file.delete(save=False)
    PictureFactory()
    for _turn in range(3):
        jobs.make_renditions()
    assert specs() != []


def test_the_worker_stops_when_it_is_told_to(settings, tmp_path):
    variables = os.environ | {"DJANGO_SETTINGS_MODULE": "portal.settings.test", "VAR_DIR": str(tmp_path)}
    manage = [sys.executable, "manage.py", "worker"]
    worker = subprocess.Popen(manage, cwd=Path(settings.BASE_DIR), env=variables, stderr=subprocess.PIPE)
    try:
        worker.stderr.readline()  # There are no tables, so the first job says that it failed.
        worker.send_signal(signal.SIGTERM)
        worker.communicate(timeout=60)
        assert worker.returncode == 0
    finally:
        worker.kill()
