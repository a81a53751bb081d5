import json

from articles.content import Attribution, Content

CONTENT = Content(
    headline="Rain in Ostrel",
    language="ps",
    category_id=3,
    author_ids=(2, 1),
    html="<p>“Rain.”</p>",
    attributions=(Attribution(words="Rain.", source_id=4, described_as="a farmer"),),
)


def test_content_survives_its_way_through_json() -> None:
    assert Content.from_data(json.loads(json.dumps(CONTENT.to_data()))) == CONTENT


def test_a_revision_of_an_older_release_has_defaults_for_what_it_did_not_know() -> None:
    assert Content.from_data({"headline": "Rain"}) == Content(headline="Rain")


def test_a_revision_of_another_release_may_know_more() -> None:
    data = CONTENT.to_data() | {"mood": "grave"}
    data["attributions"][0]["tone"] = "calm"
    assert Content.from_data(data) == CONTENT
