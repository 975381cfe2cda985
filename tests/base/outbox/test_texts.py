"""Words that editors adapt: checked when they are offered and typed, filled in as plain text."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from portal.base.outbox import offer_text, words_for
from portal.base.outbox.models import MailText
from portal.base.outbox.texts import check
from tests.base.words import dutch, in_english

pytestmark = [pytest.mark.django_db, pytest.mark.database]

KIND = "confirmed"


@pytest.fixture(autouse=True)
def offered() -> None:
    offer_text(
        KIND,
        "You take part",
        placeholders={"titel": "Samen brood bakken", "naam": "Riek"},
        subject="You take part: {titel}",
        body="Hello {naam},\n\nSee you at {titel}.",
    )


def own(subject: str = "Tot gauw", body: str = "Dag {naam}", language: str = "nl") -> MailText:
    return MailText.objects.create(kind=KIND, language=language, subject=subject, body=body)


def words(language: str = "nl", **values: object) -> tuple[str, str]:
    return words_for(KIND, language, {"titel": "Brood", "naam": "Riek"} | values)


def test_offered_words_are_used_until_an_editor_changes_them_in_that_language():
    offered = ("You take part: Brood", "Hello Riek,\n\nSee you at Brood.")
    assert words() == offered
    own()
    assert (words(), words("de")) == (("Tot gauw", "Dag Riek"), offered)


def test_lazy_words_come_in_the_language_of_the_mail():
    offer_text("plain", "x", placeholders={}, subject=gettext_lazy("Waiting"), body="")
    assert words_for("plain", "nl", {})[0] == dutch("Waiting")
    assert words_for("plain", "en", {})[0] == "Waiting"


def test_values_go_in_as_they_are():
    assert words(naam="{titel} <b> %s \\1")[1].startswith("Hello {titel} <b> %s \\1,")
    assert (words(naam=None)[1][:7], words(naam=3)[1][:7]) == ("Hello ,", "Hello 3")


def test_a_subject_stays_one_line():
    assert words(titel="Brood\r\nBcc: ander@example.org")[0] == "You take part: Brood Bcc: ander@example.org"


def test_a_value_that_is_missing_is_noticed_whatever_the_words_use():
    own("Tot gauw", "Dag")
    with pytest.raises(KeyError):
        words_for(KIND, "nl", {"titel": "Brood"})


@pytest.mark.parametrize("typed", ["", "{titel}", "{titel} en {naam}{naam}", "50% (a) [b] \\ $"])
def test_words_that_fit(typed):
    check(typed, {"titel": "", "naam": ""})


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("{titels}", "There is no {titels} in this mail. You may use: {titel}, {naam}."),
        ("{}", "There is no {} in this mail. You may use: {titel}, {naam}."),
        ("{titel.__class__}", "There is no {titel.__class__} in this mail. You may use: {titel}, {naam}."),
        ("{titel!r:>9}", "There is no {titel!r:>9} in this mail. You may use: {titel}, {naam}."),
        ("{titel", "A { or } stands by itself. Write a placeholder with both. You may use: {titel}, {naam}."),
        ("titel}", "A { or } stands by itself. Write a placeholder with both. You may use: {titel}, {naam}."),
        ("{{titel}}", "A { or } stands by itself. Write a placeholder with both. You may use: {titel}, {naam}."),
        ("{ti\ntel}", "A { or } stands by itself. Write a placeholder with both. You may use: {titel}, {naam}."),
    ],
)
def test_words_that_do_not_fit_are_told_what_they_may_use(typed, said):
    with in_english(), pytest.raises(ValidationError) as caught:
        check(typed, {"titel": "", "naam": ""})
    assert caught.value.messages == [said]


def test_a_room_cannot_offer_words_that_do_not_fit():
    with pytest.raises(ValidationError):
        offer_text("other", "x", placeholders={}, subject="{titel}", body="")


def test_own_words_that_no_longer_fit_are_passed_over(caplog):
    own("{weg}", "Dag {naam}")
    assert words()[0] == "You take part: Brood"
    assert "no longer fit" in caplog.text


def test_words_take_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        words()
