"""What who sends it in agrees to, and that nothing goes without."""

import pytest
from django.utils import translation

from initiatives.sending.choices import State
from initiatives.sending.pages.progress import Progress
from portal.base.privacy.models import ConsentText
from tests.base.guarding.sending import inputs
from tests.base.soup import soup, texts, values
from tests.factories import InitiativeIndexFactory, ThemeFactory, twin_of
from tests.initiatives.sending.stepping import whole

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.mark.parametrize(
    ("language", "licence"),
    [
        ("nl", "open data (CC BY 4.0): iedereen mag het gebruiken en aanpassen"),
        ("en", "open data (CC BY 4.0): everybody may use and change it"),
        ("de", "Open Data (CC BY 4.0): Alle dürfen es nutzen und verändern"),
    ],
)
def test_who_sends_it_in_agrees_that_it_is_open_data_and_can_read_what_that_is(client, language, licence):
    index, theme = InitiativeIndexFactory(), ThemeFactory(slug="ontmoeten")
    if language != "nl":
        index, _theme = twin_of(index, language), twin_of(theme, language)
    submission = whole(language=language)
    with translation.override(language):
        look_over = Progress(submission).url("look_over")
        page = client.get(look_over)
        client.post(look_over, inputs(page.context["guard"]) | {"consent": "yes"})
        data = client.get(f"{index.url}gegevens/")
    assert licence in texts(soup(page), "label[for=id_consent]")[0]
    assert values(soup(page), "form a[href$='gegevens/']", "href") == [data.request["PATH_INFO"]]
    assert data.status_code == 200
    assert licence in ConsentText.objects.get(purpose="sending-in", language=language).text


def test_without_consent_nothing_is_sent(client):
    submission = whole()
    look_over = Progress(submission).url("look_over")
    answer = client.post(look_over, inputs(client.get(look_over).context["guard"]))
    submission.refresh_from_db()
    assert (answer.status_code, submission.state) == (422, State.DRAFT)
