from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.template import engines
from django.test import Client

from donations import approval, inspection
from donations.entries.chain import Keys
from donations.entries.signing import SigningKey
from donations.inspection import Answer, Unreachable
from tests import factories
from tests.donations.breaking import without_triggers
from tests.donations.chains import OTHER
from tests.process import manage

pytestmark = pytest.mark.django_db

LINK = "https://qr.vipps.no/vp/AbCdEf123"
SITE = "http://127.0.0.1:8000"  # as settings.SITE_ADDRESS has it
TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "donations"


@pytest.fixture(autouse=True)
def site() -> None:
    """Every channel is shown, and there is a story with the panel under it."""
    factories.donation_details(vipps_link=LINK, reference="Gift", kid="")
    factories.published(headline="A bridge")


@pytest.fixture
def public_key(settings: Any) -> str:
    return str(settings.DONATIONS_KEYS.signing.public_key)


def fetch(path: str) -> Answer:
    if path.startswith("/static/"):
        file = finders.find(path.removeprefix("/static/"))
        return Answer(200, Path(str(file)).read_text(encoding="utf-8"))
    response = Client().get(path)
    return Answer(response.status_code, response.content.decode())


def altering(*changes: tuple[str, str], only: str = "") -> Callable[[str], Answer]:
    """A proxy on the way that puts one text in place of another."""

    def changed(path: str) -> Answer:
        answer = fetch(path)
        text = answer.text
        if only in path:
            for old, new in changes:
                text = text.replace(old, new)
        return Answer(answer.status, text)

    return changed


def found(key: str, by: Callable[[str], Answer] = fetch) -> list[str]:
    return list(inspection.differences(by, SITE, key))


def test_a_site_that_shows_what_was_signed_has_no_difference(public_key: str) -> None:
    assert found(public_key) == []


def test_nor_has_one_whose_gifts_are_paused(public_key: str) -> None:
    approval.pause(by=factories.approver(), fraud=True)
    assert found(public_key) == []


def test_nor_has_one_with_new_details_that_two_approved(public_key: str) -> None:
    factories.changed_details(account_number=OTHER.account_number, iban=OTHER.iban, bic=OTHER.bic)
    assert found(public_key) == []


PAGES = (
    "/donate/",
    "/donate/ps/",
    "/donate/fa-af/",
    "/donate/nb/",
    "/donate/poster/",
    "/donate/verify/",
    "/donate/details.json",
)


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(
    ("old", "new"),
    [("94668", "94669"), ("0530", "0531"), ("557320", "557321")],
)
def test_a_changed_digit_is_found_on(address: str, old: str, new: str, public_key: str) -> None:
    def one_page(path: str) -> Answer:
        return (altering((old, new)) if path == address else fetch)(path)

    lines = found(public_key, one_page)
    if old in fetch(address).text:
        assert lines
        assert all(line.startswith(f"{address}: ") for line in lines)


def test_a_changed_digit_in_the_panel_under_a_story_is_found(public_key: str) -> None:
    lines = found(public_key, altering(("557320", "557321"), only="bridge"))
    assert [line.partition(":")[0] for line in lines] == ["/stories/a-bridge/"]


def test_a_code_that_says_something_else_is_found(public_key: str) -> None:
    code = found(public_key, altering(('stroke="#000" d="M', 'stroke="#000" d="M4 4h1M')))
    assert [line for line in code if "QR code" in line]


def test_codes_that_are_gone_are_missed(public_key: str) -> None:
    assert "/donate/: the QR code is missing" in found(public_key, altering(("stroke=", "x=")))


def test_a_number_that_is_gone_is_missed(public_key: str) -> None:
    lines = found(public_key, altering(('data-number="iban"', "")))
    assert "/donate/: the iban is missing" in lines


@pytest.mark.parametrize(
    "foreign",
    [
        "<p>Our new account: 8601 11 17947</p>",
        '<p>Write to <a href="https://qr.vipps.no/vp/abcdef">us</a></p>',
        "<p hidden>NO93 8601 1117 947</p>",
        "<p>NO93<b>8601</b><wbr>1117<!-- x -->947</p>",
        "<p>Vipps #98765</p>",
    ],
)
def test_a_foreign_number_beside_ours_is_found(public_key: str, foreign: str) -> None:
    lines = found(public_key, altering(("</main>", f"{foreign}</main>"), only="/donate/nb/"))
    assert [line for line in lines if "which was not signed" in line]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        # What a screen reader says
        ('aria-label="0 5 3 0', 'aria-label="0 5 3 1', "the account-number is '0531"),
        ('aria-label="N O', 'aria-label="N P', "the iban is 'NP"),
        # What a copy button, a preview or a search engine takes up
        ("data-copied=", 'data-number-copied="8601 11 17947" data-copied=', "86011117947"),
        ("</head>", '<meta name="x" content="8601 11 17947"></head>', "86011117947"),
        ("<h1>", '<h1 title="8601 11 17947">', "86011117947"),
        ("</head>", '<script type="application/ld+json">"NO9386011117947"</script></head>', "NO93"),
        ("</head>", '<style>p::after{content:"8601 11 17947"}</style></head>', "86011117947"),
        ("</main>", "<!-- --!>8601 11 17947<!-- --></main>", "86011117947"),
        ("</main>", '<a href="payto://iban/%4EO9386011117947">Give</a></main>', "NO93"),
        # Ours kept for the eyes of programs only
        ("<bdi dir", "<bdi hidden dir", "is hidden"),
        ("<dl ", '<dl style="display:none" ', "is hidden"),
        ('class="donation-page"', 'class="donation-page" aria-hidden="true"', "is hidden"),
        # What shows a number without writing it
        ("</main>", '<img src="/media/account.png" alt=""></main>', "<img> stands there"),
        ("</main>", '<svg><path d="' + "M1 1h9" * 20 + '"/></svg></main>', "<path> stands there"),
        ("</main>", '<iframe src="/x/"></iframe></main>', "<iframe> stands there"),
        ("</head>", '<meta http-equiv="refresh" content="5; url=/x/"></head>', "<meta> stands"),
        ("</main>", '<svg><path stroke="#000" d="M4 4h1"/></svg></main>', "QR code “” does not"),
        (
            '<path stroke="#000"',
            '<path stroke="#000" d="M4 4h1"/><path stroke="#000"',
            "QR code “”",
        ),
        # Where links and files lead
        (LINK, "https://give.example.com/", "a link leads to 'https://give.example.com/'"),
        (LINK, "https://give.example.com/", "the Vipps link is missing"),
        ("</main>", '<a href="//example.com/">More</a></main>', "leads to '//example.com/'"),
        ("</main>", '<a href="https://[">More</a></main>', "a link leads to 'https://['"),
        ("</head>", '<script src="https://x.example/a.js"></script></head>', "from elsewhere"),
    ],
)
def test_this_is_found_on_the_donation_page(
    old: str, new: str, words: str, public_key: str
) -> None:
    assert old in fetch("/donate/").text

    def changed(path: str) -> Answer:
        return (altering((old, new)) if path == "/donate/" else fetch)(path)

    lines = found(public_key, changed)
    assert [line for line in lines if words in line], lines
    assert all(line.startswith("/donate/: ") for line in lines)


@pytest.mark.parametrize("file", ["css/donate.css", "js/copy.js"])
def test_a_number_in_a_style_or_a_script_is_found(file: str, public_key: str) -> None:
    def changed(path: str) -> Answer:
        answer = fetch(path)
        more = '"8601 11 17947"' if path.endswith(file) else ""
        return Answer(answer.status, answer.text + more)

    assert found(public_key, changed) == [
        f"/static/{file}: the account number 86011117947 stands there, which was not signed"
    ]


@pytest.mark.parametrize("address", ["http://[", "", "@example.com/feed/"])
def test_an_address_of_the_feed_that_is_none_is_one_line(public_key: str, address: str) -> None:
    lines = found(public_key, altering(('href="/feed.atom"', f'href="{address}"')))
    assert len(lines) == 1
    assert lines[0].startswith("/: ")


def test_a_site_without_stories_is_said_to_have_no_panel(public_key: str) -> None:
    lines = found(public_key, altering(("<entry", "<x"), ("</entry", "</x")))
    assert lines == ["/: no story was found to look at the panel under it"]


def test_a_changed_template_is_found(
    public_key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "_donation_number.html"
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    changed = text.replace("{{ group }}", "{{ group|cut:'6' }}")
    assert changed != text
    (tmp_path / "donations").mkdir()
    (tmp_path / "donations" / name).write_text(changed, encoding="utf-8")
    engine = engines["django"].engine  # type: ignore[attr-defined]  # Django's own backend
    loaders = engine.template_loaders
    for loader in [loaders[0], *getattr(loaders[0], "loaders", ())]:
        if hasattr(loader, "get_dirs"):
            dirs = loader.get_dirs()
            monkeypatch.setattr(loader, "get_dirs", lambda dirs=dirs: [tmp_path, *dirs])
        loader.reset()
    try:
        assert "/donate/: the account-number is '0530229448', but '05302294668' was signed" in [
            line.replace("'053022948'", "'0530229448'") for line in found(public_key)
        ]
    finally:
        loaders[0].reset()


def test_a_site_that_signs_with_another_key_is_found(settings: Any, public_key: str) -> None:
    settings.DONATIONS_KEYS = Keys(SigningKey("44" * 32))
    assert found(public_key) == [
        "/donate/details.json: the site says that its details are unavailable, and proves nothing"
    ]


def test_a_whole_site_of_somebody_else_is_found(settings: Any, public_key: str) -> None:
    with without_triggers(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM donations_entry")
    settings.DONATIONS_KEYS = Keys(SigningKey("44" * 32))
    approval.set_up(OTHER)
    lines = found(public_key)
    assert "not the pinned one" in lines[0]
    assert lines[1] == "/donate/details.json: the statement is not signed with the pinned key"


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "<!doctype html>", "[" * 100_000])
def test_a_document_that_is_none_is_one_difference(public_key: str, text: str) -> None:
    assert len(found(public_key, lambda _path: Answer(200, text))) == 1


def test_a_site_that_does_not_answer_is_one_difference(public_key: str) -> None:
    def away(path: str) -> Answer:
        raise Unreachable("timed out")

    assert found(public_key, away) == ["/donate/details.json: cannot be read: timed out"]


def test_a_page_that_does_not_answer_is_a_difference(public_key: str) -> None:
    def away(path: str) -> Answer:
        if path == "/donate/verify/":
            raise Unreachable("timed out")
        return fetch(path)

    assert found(public_key, away) == ["/donate/verify/: cannot be read: timed out"]


def run(url: str, key: str, folder: Path) -> Any:
    return manage(
        "check_donations", "--url", url, "--public-key", key, VAR=str(folder), HTTPS="off"
    )


@pytest.mark.django_db(transaction=True)
def test_the_command_says_that_all_is_well(
    live_server: Any, settings: Any, public_key: str, tmp_path: Path
) -> None:
    settings.SITE_ADDRESS = live_server.url
    done = run(live_server.url, public_key, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "The site shows what was signed, and nothing else.\n"


@pytest.mark.django_db(transaction=True)
def test_the_command_exits_1_with_a_line_for_each_difference(
    live_server: Any, tmp_path: Path
) -> None:
    done = run(live_server.url, "55" * 32, tmp_path)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("url", "key", "words"),
    [
        ("http://www.example.org", "55" * 32, "use https"),
        ("www.example.org", "55" * 32, "no address"),
        ("file:///etc/passwd", "55" * 32, "no address"),
        ("https://www.example.org", "55", "64 hexadecimal digits"),
    ],
)
def test_the_command_refuses_what_it_cannot_use(
    url: str, key: str, words: str, tmp_path: Path
) -> None:
    done = run(url, key, tmp_path)
    assert done.returncode == 1
    assert words in done.stderr


def test_a_server_that_is_away_is_one_line(tmp_path: Path) -> None:
    done = run("http://127.0.0.1:9", "55" * 32, tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("/donate/details.json: cannot be read: ")
