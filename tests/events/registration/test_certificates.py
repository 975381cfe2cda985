"""Who earns a certificate, what the paper holds, and what anybody can check."""

import io
from datetime import timedelta

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from events.registration.actions.catching_up import catch_up
from events.registration.actions.certifying import ALPHABET, certificate_of, issue, issue_all, revoke
from events.registration.choices import Presence
from events.registration.errors import Refused
from events.registration.holders import is_holder, normalised
from events.registration.models import Certificate, Offering, Participant
from events.registration.papers import certificate_pdf
from tests.factories import UserFactory
from tests.factories.learning import joined, parallel_to, person_of, trajectory, was_at

pytestmark = [pytest.mark.django_db, pytest.mark.database]
NOW = timezone.now()
BY = {"by": None, "at": NOW}


def at_meetings(count: int, offering: Offering | None = None, **more) -> Participant:
    """Somebody who was at so many meetings."""
    offering = offering or trajectory(**more)
    person = person_of(joined(offering))
    was_at(person, *offering.sessions.all()[:count])
    return person


def given(name: str = "") -> Certificate:
    person = at_meetings(3)
    if name:
        person.name = name
        person.save()
    return issue(person, by=UserFactory(), at=NOW)


@pytest.mark.parametrize(("asked", "there", "earned"), [(None, 3, True), (None, 2, False), (2, 2, True), (2, 1, False)])
def test_it_is_earned_by_being_there_often_enough(asked: int | None, there: int, earned: bool) -> None:
    person = at_meetings(there, certificate_sessions=asked)
    found = issue_all(person.registration.offering, **BY)
    assert [(row.participant, row.attended, row.meetings) for row in found] == [(person, there, 3)] * earned
    if not earned:
        with pytest.raises(Refused):
            issue(person, **BY)


def test_a_meeting_that_was_caught_up_counts() -> None:
    person = at_meetings(2)
    last = person.registration.offering.sessions.last()
    was_at(person, last, presence=Presence.ABSENT)
    other = parallel_to(last, start=NOW + timedelta(days=2), places=1)
    catch_up(person, missed=last, to=other, at=NOW)
    assert issue_all(person.registration.offering, **BY) == []
    was_at(person, other)
    assert [row.attended for row in issue_all(person.registration.offering, **BY)] == [3]


def test_nobody_gets_a_second_one_and_a_new_one_follows_one_taken_back() -> None:
    person = at_meetings(3)
    first = issue(person, **BY)
    assert (issue(person, **BY), issue_all(person.registration.offering, **BY)) == (first, [])
    revoke(first, **BY)
    second = issue(person, **BY)
    assert (second.code != first.code, second.is_valid, first.is_valid) == (True, True, False)


def test_without_meetings_or_a_name_there_is_none() -> None:
    empty = at_meetings(0, meetings=0)
    nameless = at_meetings(3)
    Participant.objects.filter(pk=nameless.pk).update(name="")
    for person in (empty, nameless):
        assert issue_all(person.registration.offering, **BY) == []
        with pytest.raises(Refused):
            issue(person, **BY)


def test_a_code_is_read_aloud_without_mistakes_and_found_however_it_is_typed() -> None:
    row = given()
    assert (len(row.code), set(row.code) - set(ALPHABET), set("0O1IL2Z5S8B") & set(ALPHABET)) == (12, set(), set())
    typed = [row.code, row.shown_code.lower(), f" {row.code[:6]} {row.code[6:]} "]
    assert {certificate_of(one) for one in typed} == {row}
    assert {certificate_of(one) for one in ("", "x", row.code[:-1], row.code + "A", "\0" * 12)} == {None}


def test_no_name_is_kept_and_only_the_right_one_fits() -> None:
    row = given("Zoë de Vries-Bakker")
    assert row.holder.isalnum()
    assert [is_holder(row, name) for name in ("zoe de vries bakker", " ZOË  de Vries-Bakker ", "Zoë", "", "-")] == [
        *(True, True),
        *(False, False, False),
    ]
    with override_settings(SECRET_KEY="new", SECRET_KEY_FALLBACKS=["tests"]):
        assert is_holder(row, "Zoë de Vries-Bakker")
    assert normalised("Müller") == normalised("MULLER")


def read(row: Certificate, name: str, language: str = "nl") -> tuple[PdfReader, str]:
    reader = PdfReader(io.BytesIO(certificate_pdf(row, name=name, language=language)))
    return reader, " ".join(reader.pages[0].extract_text().split())


@pytest.mark.parametrize("language", ["nl", "en", "de"])
def test_the_paper_is_tagged_in_its_language_and_says_what_is_so(language: str) -> None:
    row = given("Zoë de Vries")
    reader, words = read(row, "Zoë de Vries", language)
    catalogue = reader.trailer["/Root"]
    assert (len(reader.pages), catalogue["/Lang"], bool(catalogue["/MarkInfo"]["/Marked"])) == (1, language, True)
    assert "/StructTreeRoot" in catalogue
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 595)
    for part in ("Zoë de Vries", row.offering.word("title", language), row.shown_code, f"/{language}/certificaat/"):
        assert part in words


def test_all_fonts_of_the_paper_are_in_it() -> None:
    reader, _words = read(given(), "Deelnemer")
    fonts = [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]
    inner = [font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font for font in fonts]
    assert {"/FontFile2", "/FontFile3"} >= {
        key for font in inner for key in font["/FontDescriptor"] if key.startswith("/FontFile")
    }
    assert all(any(key.startswith("/FontFile") for key in font["/FontDescriptor"]) for font in inner)


@pytest.mark.parametrize(
    "name",
    [
        "Δημήτρης",
        "Ştefan Žižek",
        "王小明",
        "महेश",
        "محمد",
        "👩‍🌾 Boer",
        '#import "x": *; $x$ ]',
        "a\0b\u202e\ud7ff",
        "x" * 200,
    ],
)
def test_any_name_gives_a_paper(name: str) -> None:
    reader, words = read(given(), name)
    assert (len(reader.pages), "Certificaat" in words) == (1, True)


def test_what_cannot_be_printed_is_said() -> None:
    row = given()
    note = "niet worden afgedrukt"
    assert (note in read(row, "王小明")[1], note in read(row, "Δημήτρης")[1]) == (True, False)


def test_a_name_is_never_run() -> None:
    assert '#panic("x") *vet* $x$' in read(given(), '#panic("x") *vet* $x$')[1]


def test_anybody_checks_it_without_seeing_a_name(client: Client) -> None:
    row = given("Zoë de Vries")
    page = client.get(f"/nl/certificaat/{row.shown_code}/").content.decode()
    assert ("geldig" in page, row.offering.word("title", "nl") in page, "Vries" in page) == (True, True, False)
    revoke(row, **BY)
    page = client.get(f"/nl/certificaat/{row.code.lower()}/").content.decode()
    assert ("ingetrokken" in page, 'name="name"' in page) == (True, False)


@pytest.mark.parametrize(("name", "answer"), [("zoe de vries", "Ja, "), ("Iemand", "Nee, "), ("", "Vul de naam in")])
def test_a_name_can_be_compared(client: Client, name: str, answer: str) -> None:
    row = given("Zoë de Vries")
    response = client.post(f"/nl/certificaat/{row.shown_code}/", {"name": name})
    assert (response.status_code, answer in response.content.decode()) == (200, True)


@override_settings(NAMES_CHECKED_PER_HOUR=2)
def test_nobody_tries_names_without_end(client: Client) -> None:
    address = f"/nl/certificaat/{given('Zoë de Vries').shown_code}/"
    found = [client.post(address, {"name": name}).status_code for name in ("a", "b", "Zoë de Vries")]
    assert found == [200, 200, 429]


@pytest.mark.parametrize("code", ["AAAA-AAAA-AAAA", "x", "%00", "ж" * 60, "1" * 500])
def test_an_unknown_code_is_a_404_that_helps(client: Client, code: str) -> None:
    response = client.get(f"/nl/certificaat/{code}/")
    assert (response.status_code, 'name="code"' in response.content.decode()) == (404, True)


def test_a_code_can_be_typed(client: Client) -> None:
    row, address = given(), reverse("registration:find_certificate")
    assert client.get(address).status_code == 200
    assert client.get(address, {"code": row.code.lower()})["Location"] == f"/nl/certificaat/{row.shown_code}/"
    assert [client.get(address, {"code": one}).status_code for one in ("x", "", "a" * 300)] == [404, 200, 200]
