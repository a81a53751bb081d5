"""The groups that every newsroom has. They exist after each migration, with these permissions.

A group that a site manager has given more keeps it; what a role needs comes back.
"""

from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import connections
from django.db.models import Q
from django.utils.translation import gettext_noop

JOURNALIST = gettext_noop("Journalist")
EDITOR = gettext_noop("Editor")
DONATIONS = gettext_noop("Donations")
SITE_MANAGER = gettext_noop("Site manager")

WRITING = (
    "articles.add_article",
    "articles.change_article",
    "articles.view_article",
    "articles.add_picture",
    "articles.change_picture",
    "articles.view_picture",
    "articles.add_source",
    "articles.change_source",
    "articles.view_source",
    "articles.view_author",
    "articles.view_category",
)
ROLES: dict[str, tuple[str, ...]] = {
    JOURNALIST: WRITING,
    EDITOR: (
        *WRITING,
        "articles.publish_article",
        "articles.edit_every_article",
        "articles.add_author",
        "articles.change_author",
        "articles.add_category",
        "articles.change_category",
        "newsroom.view_change",
    ),
    DONATIONS: (
        "donations.view_entry",
        "donations.propose_details",
        "donations.view_appeal",
        "donations.add_appeal",
        "donations.change_appeal",
    ),
    SITE_MANAGER: (
        "articles.add_picture",  # for pages
        "articles.change_picture",
        "articles.view_picture",
        "donations.view_entry",  # they are told when the ledger does not verify
        "newsroom.add_sitelink",
        "newsroom.change_sitelink",
        "newsroom.delete_sitelink",
        "newsroom.view_sitelink",
        "newsroom.change_sitesettings",
        "newsroom.view_sitesettings",
        "newsroom.view_change",
        "newsroom.view_page",
        "newsroom.change_page",
        "newsroom.publish_page",
        "newsroom.change_managedtemplate",
        "newsroom.publish_managedtemplate",
    ),
}


APPS = ("articles", "donations", "newsroom")


def establish(using: str, **kwargs: Any) -> None:
    """After a migration. Django makes permissions app by app, and may not be done with ours."""
    if not _has_tables(using):
        return
    for app in APPS:
        create_permissions(apps.get_app_config(app), verbosity=0, using=using)
    for name, permissions in ROLES.items():
        group, _ = Group.objects.using(using).get_or_create(name=name)
        group.permissions.add(*_found(permissions, using))


def _has_tables(using: str) -> bool:
    """Not after a migration of one app alone into an empty database."""
    tables = set(connections[using].introspection.table_names())
    return {Group._meta.db_table, Permission._meta.db_table} <= tables


def _found(permissions: tuple[str, ...], using: str) -> list[Permission]:
    wanted = Q()
    for permission in permissions:
        app, _, codename = permission.partition(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    return list(Permission.objects.using(using).filter(wanted))
