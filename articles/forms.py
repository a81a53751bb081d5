"""The forms of the admin. A story's form edits its latest revision: the rows are the readers'."""

import re
from collections.abc import Sequence
from typing import Any

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
from django.utils.translation import gettext_lazy as _

from articles import readiness, renditions
from articles.content import Content
from articles.editor import StoryEditor
from articles.models import Article, Author, Picture
from articles.quotes_field import QuotesField, attributions
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


class ArticleForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """Made for one request: the admin sets `person`, and whether to say what is missing."""

    person: User
    says_what_is_missing = False

    byline = forms.ModelMultipleChoiceField(
        label=_("Byline"), queryset=Author.objects.all(), required=False, widget=authors_widget()
    )
    html = forms.CharField(label=_("Text"), required=False, widget=StoryEditor)
    attributions = QuotesField(label=_("Quotations"), required=False)

    class Meta:
        model = Article
        fields = (
            "headline",
            "standfirst",
            "category",
            "dateline",
            "language",
            "lead_picture",
            "slug",
        )
        widgets = {  # noqa: RUF012 - Django's way
            "headline": AdminTextInputWidget(attrs={"dir": "auto"}),
            "standfirst": AdminTextareaWidget(attrs={"dir": "auto", "rows": 2}),
            "dateline": AdminTextInputWidget(attrs={"dir": "auto"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        article: Article | None = kwargs.get("instance")
        self.latest = (
            article.latest_revision.content if article and article.latest_revision else None
        )
        kwargs["initial"] = self._initial() | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self._prepare_slug()
        self._prepare_widgets()
        if self.says_what_is_missing and self.latest and not self.is_bound:
            self._say_what_is_missing(self.latest)

    def _initial(self) -> dict[str, Any]:
        if self.latest is None:
            return {}
        return {
            **vars(self.latest),
            "category": self.latest.category_id,
            "lead_picture": self.latest.lead_picture_id,
            "byline": self.latest.author_ids,
        }

    def _prepare_slug(self) -> None:
        """A published story keeps its address, and the form has no such field."""
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def _prepare_widgets(self) -> None:
        """What they show depends on the text, its language and the rights of the person."""
        html, quotes = self.fields["html"].widget, self.fields["attributions"].widget
        html.language = quotes.language = self["language"].value()
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

    def clean_byline(self) -> list[Author]:
        """In the order in which they were sent."""
        order: list[str] = self["byline"].data
        return sorted(self.cleaned_data["byline"], key=lambda one: order.index(str(one.pk)))

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if slug:
            validate_slug(slug)
        others = Article.objects.exclude(pk=self.instance.pk)
        if slug and others.filter(slug=slug).exists():
            raise ValidationError(
                _("“%(value)s” is the address of another story; change it or leave it empty."),
                params={"value": slug},
            )
        return slug

    def content(self) -> Content:
        """What was sent, in full. Makes the sources that were accepted."""
        sent = self.cleaned_data
        return Content(
            headline=sent["headline"],
            slug=self._slug(),
            standfirst=sent["standfirst"],
            dateline=sent["dateline"],
            language=sent["language"],
            category_id=sent["category"] and sent["category"].pk,
            author_ids=tuple(author.pk for author in sent["byline"]),
            lead_picture_id=sent["lead_picture"] and sent["lead_picture"].pk,
            html=sent["html"],
            attributions=attributions(sent["html"], sent["attributions"], self.person),
        )

    def _slug(self) -> str:
        """Empty, so that the slug follows the headline, unless somebody has chosen it."""
        slug: str = self.cleaned_data.get("slug", "")
        made = self.latest and make_slug(self.latest.headline)
        return "" if made and re.fullmatch(rf"{re.escape(made)}(-\d+)?", slug) else slug


class NamedForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """For what has a name and a slug: the slug may be left to the form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
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
