"""The form of a page. It edits the latest revision: readers get the live one."""

from typing import Any
from uuid import uuid4

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from articles.forms import OwnInput, written
from articles.languages import Language, direction
from newsroom import pages
from newsroom.models import Page, PageRevision
from newsroom.page import addresses as page_addresses
from newsroom.page.content import PageContent
from newsroom.page.editor import PageEditor


class PageForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200, widget=written(AdminTextInputWidget))
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices)
    address = forms.CharField(
        label=_("Address"),
        required=False,
        max_length=page_addresses.MAXIMUM_LENGTH + 2,  # with slashes at its ends
        widget=AdminTextInputWidget(attrs={"dir": "ltr"}),
        help_text=_("Such as /about/. Left empty, it is made from the title."),
    )
    html = forms.CharField(label=_("Text"), required=False, widget=PageEditor)
    note = forms.CharField(
        label=_("What you changed, for the history"),
        required=False,
        max_length=500,
        widget=AdminTextInputWidget(attrs={"dir": "auto"}),
        help_text=_("Readers do not see it."),
    )
    base = forms.IntegerField(required=False, widget=OwnInput)  # number of the revision it shows
    form = forms.CharField(required=False, max_length=36, widget=OwnInput)  # names it in its tab

    def __init__(self, sent: QueryDict | None, *, page: Page | None, person: User) -> None:
        self.page, self.person = page, person
        super().__init__(sent, initial=self._initial())
        if page and page.published_at:
            del self.fields["address"]
        self._prepare_widgets()

    def _initial(self) -> dict[str, Any]:
        own = {"form": str(uuid4())}
        if self.page is None:
            return own
        shown = {"base": self.page.latest.number, "address": self.page.shown_address}
        return own | shown | vars(self.page.latest.content)

    def _prepare_widgets(self) -> None:
        title, editor = self.fields["title"].widget, self.fields["html"].widget
        editor.language = language = self["language"].value() or Language.ENGLISH
        editor.has_pictures = self.person.has_perm("articles.view_picture")
        title.attrs |= {"lang": language, "dir": direction(language)}
        if self.page is None:
            title.attrs["autofocus"] = True

    @property
    def started_from(self) -> int | None:
        """The number of the revision that was edited. Who does not say overwrites nobody."""
        if self.page is None:
            return None
        base = self.cleaned_data["base"] or 1
        return base if 1 <= base <= self.page.latest.number else 1

    def content(self) -> PageContent:
        """What was typed."""
        return PageContent(
            **{name: self.cleaned_data[name] for name in vars(PageContent(title=""))}
        )

    @transaction.atomic
    def save(self, content: PageContent, base: int | None, *, publish: bool) -> PageRevision:
        """Saves and, if asked to, publishes: both or neither. Raises what the verbs raise."""
        revision = pages.save_draft(
            content,
            self.page,
            by=self.person,
            address=self.cleaned_data.get("address"),
            base=base,
            note=self.cleaned_data["note"],
        )
        if not publish:
            return revision
        note = self.cleaned_data["note"]
        return pages.publish(revision.page, by=self.person, seen=revision.number, note=note)

    def say(self, error: ValidationError) -> None:
        """Each of the verb's objections at its field."""
        self.add_error(None, error)


class MoveForm(forms.Form):
    address = forms.CharField(
        label=_("New address"),
        max_length=page_addresses.MAXIMUM_LENGTH + 2,
        widget=AdminTextInputWidget(attrs={"dir": "ltr"}),
        help_text=_("Such as /about/. Who has the old address is led to the new one, for good."),
    )


class UnpublishForm(forms.Form):
    note = forms.CharField(
        label=_("Why, for the history"),
        required=False,
        max_length=500,
        widget=AdminTextInputWidget(attrs={"dir": "auto"}),
        help_text=_("Readers do not see it."),
    )
