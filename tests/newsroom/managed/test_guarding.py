"""Templates that please every sample page, and do readers harm on another."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from newsroom.managed import failures, guarding, publishing, rendering
from newsroom.managed.families import default_source
from newsroom.managed.made_up import donations
from newsroom.managed.sources import LiveSources
from newsroom.models import TemplateFailure
from newsroom.templating import Markup
from tests import factories

pytestmark = pytest.mark.django_db
NUMBERS, PANEL = "{{ donations.numbers }}", '{% include "donation-panel" %}'
FOREIGN, OURS = "1503 02 05445", "0530 22 94668"
VICTIM = "The well of Nauzad"
ON_VICTIM = '{% if story.headline == "The well of Nauzad" %}'
HOSTILE = {
    "the panel is left out": ("story-page", PANEL, f"{ON_VICTIM}{{% else %}}{PANEL}{{% endif %}}"),
    "the panel is hidden": (
        "story-page",
        PANEL,
        f"{ON_VICTIM}<div hidden>{PANEL}</div>{{% else %}}{PANEL}{{% endif %}}",
    ),
    "an element before the panel stays open": (
        "story-page",
        PANEL,
        f"{ON_VICTIM}<details>{{% endif %}}{PANEL}{ON_VICTIM}</details>{{% endif %}}",
    ),
    "another number stands beside": (
        "story-page",
        PANEL,
        f"{PANEL}{ON_VICTIM}<p>1503{{% endif %}}{ON_VICTIM}<b> 02 </b>05445</p>{{% endif %}}",
    ),
    "another number stands in a field": (
        "story-page",
        PANEL,
        f"{PANEL}{ON_VICTIM}<input aria-label='a' value='1503{{# #}}020{{# #}}5445'>{{% endif %}}",
    ),
}


def publish(name: str, source: str) -> None:
    publishing.save_draft(name, source)
    publishing.publish(name)


@pytest.mark.parametrize("kind", HOSTILE)
def test_readers_get_the_default_where(kind: str, client: Client) -> None:
    factories.donation_details()
    factories.published(headline="Bread by weight")
    name, old, new = HOSTILE[kind]
    publish(name, default_source(name).replace(old, new))
    victim = factories.published(headline=VICTIM)
    html = client.get(victim.get_absolute_url()).content.decode()
    assert html.count('class="donation-ways"') == 1
    assert "<div hidden>" not in html
    assert "<details>" not in html
    assert "5445" not in html
    assert TemplateFailure.objects.get().version.template_id == name


def test_an_element_that_a_header_leaves_open_on_some_pages_holds_no_page(client: Client) -> None:
    source = default_source("header")
    publish("header", source + '{% if sections.0.name == "Wells" %}<div hidden>{% endif %}')
    factories.published(category_id=factories.category(name="Wells").pk)
    assert "<div hidden>" not in client.get("/").content.decode()
    assert TemplateFailure.objects.count() == 1


def test_a_number_that_was_the_newsrooms_own_is_off_every_page_when_it_is_not_any_more(
    client: Client,
) -> None:
    factories.donation_details()
    publish("footer", default_source("footer").replace("</footer>", f"<p>{OURS}</p></footer>"))
    assert OURS in client.get("/corrections/").content.decode()
    factories.changed_details(
        account_number=FOREIGN.replace(" ", ""), iban="", bic="", shows_iban=False
    )
    assert OURS not in client.get("/corrections/").content.decode()


def test_a_story_that_says_a_number_is_not_the_templates_doing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Numbers of long ago stand in stories."""
    told: list[str] = []
    monkeypatch.setattr(failures, "failed", lambda name, *_: told.append(name))
    words = {"words": Markup(FOREIGN), "speaker": "Runa"}
    values = {"quote": words | {"number": 1, "voice": "_v", "is_first": True}}
    live = LiveSources([("quote", "<p>Changed: {{ quote.words }}</p>")])
    assert rendering.render("quote", values, live) == f"<p>Changed: {FOREIGN}</p>"
    assert told == []


def test_a_page_that_was_looked_at_is_not_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def look(html: str, values: rendering.Values) -> guarding.Found:
        looked.append(html)
        return guarding.Found((), numbers=0)

    monkeypatch.setattr(guarding, "look", look)
    live = LiveSources([("comments-notice", "<p>Closed.</p>")])
    for _ in range(3):
        rendering.render("comments-notice", {}, live)
    assert looked == ["<p>Closed.</p>"]


def test_pages_of_defaults_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarding, "look", None)
    live = LiveSources([("quote", "a")])
    assert "Closed" not in rendering.render("comments-notice", {}, live)


def test_looking_at_a_page_asks_nothing_where_it_has_no_number(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    values = donations.donations()
    with django_assert_num_queries(0):
        assert guarding.look(values["donations"]["numbers"].html, values).is_lasting


def test_no_more_digests_are_kept_than_a_process_can_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsroom.managed.sources.MOST", 2)
    live = LiveSources()
    for digest in (b"a", b"b", b"c"):
        live.remember(digest)
    assert live.sound == {b"c"}
