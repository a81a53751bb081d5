"""Makes what tests need: plain functions, every value unique, each given only where it matters."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from itertools import count
from typing import Any, TypeAlias

from django.contrib.auth.models import Group, Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from articles import workflow
from articles.content import Content
from articles.models import Article, Author, Category, Picture, Source
from articles.permissions import Person
from donations import approval, ledger
from donations.entries import confirmation
from donations.entries.rules import State
from newsroom import generation, pages, roles
from newsroom.models import Page, SiteLink
from newsroom.page.content import PageContent
from tests.donations.chains import OURS

Fields: TypeAlias = dict[str, Any]
numbers = count(1)


def category(**fields: Any) -> Category:
    number = next(numbers)
    made: Fields = {"name": f"Category {number}", "slug": f"category-{number}"}
    return Category.objects.create(**made | fields)


def author(**fields: Any) -> Author:
    number = next(numbers)
    made: Fields = {"name": f"Author {number}", "slug": f"author-{number}"}
    return Author.objects.create(**made | fields)


def source(**fields: Any) -> Source:
    """Somebody with a name; see `anonymous_source`."""
    number = next(numbers)
    made: Fields = {"name": f"Speaker {number}", "role": "mayor", "organisation": "Town of Ostrel"}
    return Source.objects.create(**made | fields)


def anonymous_source(**fields: Any) -> Source:
    made: Fields = {
        "kind": Source.Kind.ANONYMOUS,
        "description": f"official {next(numbers)}",
        "anonymity_reason": "for fear of reprisals",
    }
    return Source.objects.create(**made | fields)


def image_file(*, width: int = 1200, height: int = 800, kind: str = "PNG") -> SimpleUploadedFile:
    data = BytesIO()
    Image.new("RGB", (width, height), "steelblue").save(data, kind)
    return SimpleUploadedFile(f"picture-{next(numbers)}.{kind.lower()}", data.getvalue())


def picture(**fields: Any) -> Picture:
    made: Fields = {"alt": f"Picture {next(numbers)}", "image": image_file()}
    return Picture.objects.create(**made | fields)


def content(**fields: Any) -> Content:
    """Touches no database: no category, no authors."""
    number = next(numbers)
    made: Fields = {
        "headline": f"Headline {number}",
        "html": f"<p>Text of story {number}.</p>",
        "without_byline": True,
    }
    return Content(**made | fields)


def draft(*, by: Person = None, **fields: Any) -> Article:
    """A story in a category of its own; `category_id=None` leaves it without. See `content`."""
    made: Fields = {} if "category_id" in fields else {"category_id": category().pk}
    return workflow.save_draft(content(**made | fields), by=by).article


def published(*, by: Person = None, at: datetime | None = None, **fields: Any) -> Article:
    return workflow.publish(draft(by=by, **fields), by=by, at=at).article


def user(*, permissions: Iterable[str] = (), **fields: Any) -> User:
    """Somebody who may log in to the admin, with permissions such as articles.change_article."""
    made: Fields = {"username": f"person-{next(numbers)}", "is_staff": True}
    person = User.objects.create_user(**made | fields)
    person.user_permissions.set([permission(name) for name in permissions])
    return person


def permission(name: str) -> Permission:
    app, _, codename = name.partition(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def journalist(**fields: Any) -> User:
    return _member(roles.JOURNALIST, fields)


def editor(**fields: Any) -> User:
    return _member(roles.EDITOR, fields)


def site_manager(**fields: Any) -> User:
    return _member(roles.SITE_MANAGER, fields)


def _member(role: str, fields: Fields) -> User:
    person = user(**fields)
    person.groups.add(Group.objects.get(name=role))
    return person


def superuser(**fields: Any) -> User:
    return user(**{"is_superuser": True} | fields)


def site_link(**fields: Any) -> SiteLink:
    number = next(numbers)
    made: Fields = {
        "placement": SiteLink.Placement.FOOTER,
        "label": f"Link {number}",
        "address": f"https://example.org/{number}/",
    }
    generation.raise_it()
    return SiteLink.objects.create(**made | fields)


def page_content(**fields: Any) -> PageContent:
    number = next(numbers)
    made: Fields = {"title": f"Page {number}", "html": f"<p>Text of page {number}.</p>"}
    return PageContent(**made | fields)


def page(*, by: Person = None, address: str = "", **fields: Any) -> Page:
    """A draft, at an address made from its title."""
    return pages.save_draft(page_content(**fields), by=by, address=address).page


def published_page(*, by: Person = None, address: str = "", **fields: Any) -> Page:
    return pages.publish(page(by=by, address=address, **fields), by=by).page


DETAILS = OURS


def donation_details(**fields: Any) -> State:
    """The newsroom's own, and live: the first entry of the ledger."""
    return approval.set_up(replace(DETAILS, **fields))


def approver(login: str = "runa") -> User:
    """One of the two whom tests.settings lists: runa and idris."""
    found = User.objects.filter(username=login).first()
    return found or user(username=login, email=f"{login}@example.org")


def changed_details(*, by: str = "runa", approved_by: str = "idris", **fields: Any) -> State:
    """New details that one person proposed and another approved, now."""
    now = timezone.now()
    details = replace(DETAILS, **fields)
    waits = approval.propose(details, by=approver(by), authenticated_at=now, verified="Bank letter")
    return approval.approve(
        waits.entry,
        by=approver(approved_by),
        authenticated_at=now,
        typed=confirmation.asked(ledger.state().live_details, details),
    )
