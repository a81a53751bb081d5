import pytest
from django.core.management import CommandError, call_command

from tests import factories

pytestmark = pytest.mark.django_db


def test_it_prints_a_line_for_each_dead_link_and_fails(capsys: pytest.CaptureFixture[str]) -> None:
    factories.site_link(label="Old", address="/old/")
    factories.published(headline="Wells", html='<p><a href="/gone/">x</a></p>')
    with pytest.raises(CommandError, match="Links that lead nowhere: 2") as failed:
        call_command("check_links")
    assert failed.value.returncode == 1
    assert capsys.readouterr().out.splitlines() == [
        "Site link “Old” (Footer): /old/ · There is no page at this address.",
        "Story “Wells”: /gone/ · There is no page at this address.",
    ]


def test_it_says_so_when_there_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("check_links")
    assert capsys.readouterr().out == "Every link leads somewhere.\n"
