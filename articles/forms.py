"""The forms of the admin. A story's form edits its latest revision: the rows are the readers'."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import (
    AdminFileWidget,
    AdminTextareaWidget,
    AdminTextInputWidget,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms import Media
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from articles import account_numbers, form_data, html, readiness, renditions, story_texts
from articles.account_numbers import Text
from articles.content import Attribution, Content
from articles.editor import StoryEditor
from articles.languages import direction
from articles.models import Article, Author, Autosave, OldAddress, Picture, Revision
from articles.models.revision import RevisionQuerySet
from articles.quotes_field import QuotesField, attributions, chosen
from articles.renditions import Renditions
from articles.scripts import modules
from articles.slugs import make_slug, validate_slug

AUTHORS = Article._meta.get_field("authors")


class AuthorsSelect(AutocompleteSelectMultiple):
    """Keeps the order in which the authors were chosen: it is that of the byline."""

    @property
    def media(self) -> Media:
        return super().media + modules("story-byline")

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> list[Any]:
        groups = super().optgroups(name, value, attr)
        groups[0][1].sort(key=lambda option: value.index(str(option["value"])))
        return groups


def authors_widget() -> RelatedFieldWidgetWrapper:
    """With a link that adds an author, as Django makes it for a foreign key."""
    relation: Any = AUTHORS.remote_field
    select = AuthorsSelect(AUTHORS, admin.site)
    return RelatedFieldWidgetWrapper(select, relation, admin.site, can_add_related=True)


class OwnInput(forms.HiddenInput):
    """A hidden field that a browser does not fill in again when somebody goes back."""

    def __init__(self) -> None:
        super().__init__(attrs={"autocomplete": "off"})


def written(widget: type[forms.TextInput | forms.Textarea], **attrs: Any) -> forms.Widget:
    """For words in the language of the story: the field runs in its direction."""
    return widget(attrs={"data-written": True, **attrs})


class ArticleForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """Made for one request: the admin sets `person`, what was restored, and whether to say what is
    missing."""

    person: User
    says_what_is_missing = False
    kept: Autosave | None = None  # what the person had typed and not saved, shown instead

    byline = forms.ModelMultipleChoiceField(
        label=_("Byline"), queryset=Author.objects.all(), required=False, widget=authors_widget()
    )
    without_byline = forms.BooleanField(
        label=_("Nobody is named: it goes without a byline"), required=False
    )
    html = forms.CharField(label=_("Text"), required=False, widget=StoryEditor)
    attributions = QuotesField(label=_("Quotations"), required=False)

    form = forms.CharField(required=False, max_length=36, widget=OwnInput)  # names it in its tab
    base = forms.IntegerField(required=False, widget=OwnInput)  # number of the revision it shows
    restored = forms.CharField(required=False, max_length=36, widget=OwnInput)  # a form's name

    class Meta:
        model = Article
        fields = (
            "headline",
            "standfirst",
            "category",
            "dateline",
            "byline_text",
            "language",
            "lead_picture",
            "search_description",
            "slug",
        )
        widgets = {  # noqa: RUF012 - Django's way
            "headline": written(AdminTextInputWidget, **{"data-longest": 70}),
            "standfirst": written(AdminTextareaWidget, rows=2),
            "dateline": written(AdminTextInputWidget),
            "byline_text": written(AdminTextInputWidget),
            "search_description": written(
                AdminTextareaWidget, rows=3, **{"data-shortest": 50, "data-longest": 160}
            ),
        }
        help_texts = {  # noqa: RUF012 - Django's way
            "headline": _("Best in up to 70 characters: search engines show no more."),
            "search_description": _(
                "What search engines show, best in 50 to 160 characters; left empty, they get the "
                "standfirst."
            ),
            "slug": _(
                "The last part of the address. Left empty, it is made from the headline. Readers "
                "who have the old address of a published story are led to the new one."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        article: Article | None = kwargs.get("instance")
        self.latest = article.latest_revision if article else None
        kwargs["initial"] = self._initial() | (kwargs.get("initial") or {}) | self._typed_before()
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False
        self._prepare_widgets()
        if self.says_what_is_missing and self.latest and not self.is_bound:
            self._say_what_is_missing(self.latest.content)

    def _initial(self) -> dict[str, Any]:
        own = {"form": str(uuid4()), "base": 0}
        if self.latest is None:
            return own
        content = self.latest.content
        return {
            **own,
            **vars(content),
            "base": self.latest.number,
            "category": content.category_id,
            "lead_picture": content.lead_picture_id,
            "byline": content.author_ids,
        }

    def _typed_before(self) -> dict[str, Any]:
        """With the revision that it started from, so that nobody is overwritten later."""
        if self.kept is None:
            return {}
        sent, files = form_data.sent(self.kept.data), MultiValueDict[str, Any]()
        fields = {
            name: field.widget.value_from_datadict(sent, files, name)
            for name, field in self.base_fields.items()
            if name not in form_data.OWN
        }
        return {**fields, "base": self.kept.base, "restored": self.kept.form}

    def _prepare_widgets(self) -> None:
        """What they show depends on the text, its language and the rights of the person."""
        html, quotes = self.fields["html"].widget, self.fields["attributions"].widget
        html.language = quotes.language = language = self["language"].value()
        for field in self.fields.values():
            if "data-written" in field.widget.attrs:
                field.widget.attrs |= {"lang": language, "dir": direction(language)}
        quotes.text = self["html"].value() or ""
        quotes.can_add_sources = self.person.has_perm("articles.add_source")
        self.fields["byline"].widget.can_add_related = self.person.has_perm("articles.add_author")

    def _say_what_is_missing(self, content: Content) -> None:
        self.full_clean()
        self.cleaned_data: dict[str, Any] = {}  # add_error wants it; a form not sent has none
        for problem in readiness.problems(content):
            self.add_error(problem.field, str(problem.message))

    def _post_clean(self) -> None:
        """Leaves the article as it is: the verbs write it, and check what is written."""

    @cached_property
    def changed_data(self) -> list[str]:
        return [name for name in super().changed_data if name not in form_data.OWN]

    @property
    def started_from(self) -> int | None:
        """The number of the revision that was edited. Who does not say overwrites nobody."""
        if self.latest is None:
            return None
        base = self.cleaned_data.get("base") or 1
        return base if 1 <= base <= self.latest.number else 1

    def _shown(self) -> Revision | None:
        """The revision that the form showed; costs a query if it is not the latest any more."""
        number = self.started_from
        if self.latest is None or number is None or number == self.latest.number:
            return self.latest
        revisions: RevisionQuerySet = self.instance.revisions.all()
        return revisions.get(number=number)

    def clean(self) -> dict[str, Any]:
        """A number that is not ours is said at its field, and nothing that was typed is lost."""
        sent: dict[str, Any] = super().clean() or self.cleaned_data
        for foreign in account_numbers.foreign(self._texts(sent)):
            self.add_error(foreign.field, foreign.message)
        return sent

    def _texts(self, sent: dict[str, Any]) -> list[Text]:
        known = {name: sent[name] for name in story_texts.PLAIN if name in sent}
        content = Content(**{"headline": "", **known}, html=html.clean(sent.get("html", "")))
        content = replace(content, attributions=tuple(sent.get("attributions", ())))
        return story_texts.texts_of(content)

    def clean_byline(self) -> list[Author]:
        """In the order in which they were sent."""
        order: list[str] = self["byline"].data
        return sorted(self.cleaned_data["byline"], key=lambda one: order.index(str(one.pk)))

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if slug:
            validate_slug(slug)
        if slug and self._is_of_another(slug):
            raise ValidationError(
                _("“%(value)s” is the address of another story; change it or leave it empty."),
                params={"value": slug},
            )
        return slug

    def _is_of_another(self, slug: str) -> bool:
        """Now, or once: an old address leads to its story for ever."""
        now = Article.objects.exclude(pk=self.instance.pk).filter(slug=slug)
        once = OldAddress.objects.exclude(article=self.instance.pk).filter(slug=slug)
        return now.exists() or once.exists()

    def content(self) -> Content:
        """What was sent, in full. Makes the sources that were accepted."""
        sent = self.cleaned_data
        said = attributions(sent["html"], sent["attributions"], self.person)
        return replace(self._content(said), slug=self._slug())

    def typed(self) -> Content:
        """The same, as it stands in the form: makes nothing, and keeps what was accepted."""
        sent = self.cleaned_data
        return self._content(chosen(sent["html"], sent["attributions"]))

    def _content(self, said: tuple[Attribution, ...]) -> Content:
        sent = self.cleaned_data
        return Content(
            headline=sent["headline"],
            slug=sent["slug"],
            standfirst=sent["standfirst"],
            dateline=sent["dateline"],
            language=sent["language"],
            category_id=sent["category"] and sent["category"].pk,
            author_ids=self._authors(),
            byline_text=sent["byline_text"],
            without_byline=sent["without_byline"],
            lead_picture_id=sent["lead_picture"] and sent["lead_picture"].pk,
            search_description=sent["search_description"],
            html=sent["html"],
            attributions=said,
        )

    def _authors(self) -> tuple[int, ...]:
        """Whoever ticks that nobody is named need not take the names away too."""
        sent = self.cleaned_data
        return () if sent["without_byline"] else tuple(author.pk for author in sent["byline"])

    def _slug(self) -> str:
        """Empty, so that the slug follows the headline, unless somebody has chosen it."""
        slug: str = self.cleaned_data["slug"]
        shown = self._shown()
        made = shown and make_slug(shown.content.headline)
        return "" if made and re.fullmatch(rf"{re.escape(made)}(-\d+)?", slug) else slug


class NamedForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """For what has a name and a slug: the slug may be left to the form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:  # not for those who may only look
            self.fields["slug"].required = False

    def clean_slug(self) -> str:
        name = self.cleaned_data.get("name", "")
        slug: str = self.cleaned_data["slug"] or make_slug(name)
        if name and not slug:
            raise ValidationError(
                _("No slug can be made of “%(name)s”: write one, in letters and digits."),
                params={"name": name},
            )
        return slug


class PictureForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """Renders an upload while it is checked, so that what is wrong with it is said at its field."""

    image = forms.FileField(label=_("Image"), widget=AdminFileWidget)
    rendered: Renditions | None = None

    class Meta:
        model = Picture
        fields = ("image", "alt", "caption", "credit")

    def clean_image(self) -> Any:
        image = self.cleaned_data["image"]
        if isinstance(image, UploadedFile):
            self.rendered = renditions.render(image)
        return image
