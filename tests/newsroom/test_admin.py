import re
from pathlib import Path

from django.conf import settings

CSS = Path(settings.BASE_DIR) / "static" / "css"


def colours(css: str, pattern: str) -> dict[str, str]:
    return dict(re.findall(pattern, css))


def test_the_colours_of_the_admin_are_those_of_the_site_by_day_and_by_night() -> None:
    admin = (CSS / "admin.css").read_text(encoding="utf-8")
    by_day, by_night, *_rest = re.split(
        r"prefers-color-scheme: dark|@media print", (CSS / "tokens.css").read_text(encoding="utf-8")
    )
    token = r"(--[a-z-]+): (#[0-9a-f]{3,6})"
    assert colours(admin, r"(--[a-z-]+): light-dark\((#[0-9a-f]+),") == colours(by_day, token)
    assert colours(admin, r"(--[a-z-]+): light-dark\(#[0-9a-f]+, (#[0-9a-f]+)\)") == colours(
        by_night, token
    )
