from io import StringIO

import pytest
from django.core.management import call_command

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def live() -> None:
    factories.donation_details()


def run() -> str:
    out = StringIO()
    call_command("find_account_numbers", stdout=out)
    return out.getvalue()


def failed() -> list[str]:
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("find_account_numbers", stdout=out)
    assert ended.value.code == 1
    return out.getvalue().splitlines()


def test_our_own_numbers_are_nothing_to_report() -> None:
    factories.published(standfirst="Vipps #557320")
    factories.site_link(label="Vipps #557320")
    assert run() == "Readers see no account number but the newsroom's own.\n"


def test_what_stands_in_a_live_story_is_listed_after_the_details_have_changed() -> None:
    article = factories.published(standfirst="Vipps #557320", headline="How to give")
    factories.draft(standfirst="Vipps #557320")
    factories.changed_details(vipps_number="01234")
    (line,) = failed()
    assert line.startswith(f"{article.get_absolute_url()} How to give: standfirst: “Vipps #557320”")


def test_what_stands_around_the_stories_is_listed() -> None:
    factories.category(description="Vipps 557321")
    factories.site_link(address="https://qr.vipps.no/donations/9")
    assert [line.split(": ")[1] for line in failed()] == ["description", "address"]
