from django.template import Context, Template
from django.utils import translation


def test_links_stay_in_the_language_of_the_page() -> None:
    link = Template("{% load donations %}{% donation_address 'verify' %}")
    assert link.render(Context()) == "/donate/verify/"
    with translation.override("ps"):
        assert link.render(Context()) == "/donate/ps/verify/"
