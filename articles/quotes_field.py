"""The part of a story's form that asks who said each quotation in its text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, takewhile
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.forms import Media
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles import html, quoting
from articles.content import Attribution
from articles.languages import Language, direction
from articles.models import Quote, Source
from articles.permissions import require
from articles.quotations import Speaker
from articles.quoting import Quoted
from articles.scripts import modules

LONGEST_DESCRIPTION = Quote._meta.get_field("described_as").max_length or 0


@dataclass(frozen=True, kw_only=True)
class Choice(Attribution):
    """An attribution as it comes from the form: the speaker whom the text names may be accepted."""

    accepted: bool = False

    @property
    def attribution(self) -> Attribution:
        return Attribution(
            words=self.words,
            speech=self.speech,
            source_id=self.source_id,
            described_as=self.described_as,
        )


def attributions(text: str, choices: Sequence[Choice], by: User) -> tuple[Attribution, ...]:
    """What was chosen for the quotations of the text. Accepted speakers become sources."""
    if any(choice.accepted for choice in choices):
        require(by, "articles.add_source")
    quoted = [
        one if _accepted(one) else _unproposed(one)
        for one in quoting.read(html.clean(text), choices)
    ]
    found = quoting.add_sources(quoted, by)
    return tuple(one.attribution if isinstance(one, Choice) else one for one in found)


def chosen(text: str, choices: Sequence[Choice]) -> tuple[Attribution, ...]:
    """The same as it was sent; makes no source."""
    return tuple(one.attribution for one in quoting.read(html.clean(text), choices))


def _accepted(quoted: Quoted) -> bool:
    return isinstance(quoted.attribution, Choice) and quoted.attribution.accepted


def _unproposed(quoted: Quoted) -> Quoted:
    return replace(quoted, quotation=replace(quoted.quotation, speaker=None))


@dataclass(frozen=True)
class Row:
    """A quotation as the form shows it."""

    name: str  # of its controls, without the last part
    quoted: Quoted
    source: Source | None
    accepted: bool

    @property
    def attribution(self) -> Attribution:
        return self.quoted.attribution

    @property
    def parts(self) -> list[str]:
        return self.attribution.words.split("\n")

    @property
    def waiting(self) -> bool:
        return not (self.attribution.accounted_for or self.accepted)

    @property
    def new_source(self) -> str:
        """The address of the form for a new source, filled with what the text says of it."""
        known = _fields(self.quoted.proposed) if self.quoted.proposed else {}
        query = {**known, "_to_field": "id", "_popup": 1}
        return f"{reverse('admin:articles_source_add')}?{urlencode(query)}"


def _fields(speaker: Speaker) -> dict[str, str]:
    if speaker.anonymous:
        return {
            "kind": Source.Kind.ANONYMOUS,
            "description": speaker.description,
            "anonymity_reason": speaker.reason,
        }
    return {name: getattr(speaker, name) for name in ("name", "role", "organisation", "place")}


class QuotesWidget(forms.Widget):
    """The quotations found in `text`, each with what was chosen for it. Costs two queries."""

    template_name = "admin/articles/quotes.html"
    use_fieldset = True
    text = ""
    language: str = Language.ENGLISH
    can_add_sources = True
    select = AutocompleteSelect(Quote._meta.get_field("source"), admin.site)

    @property
    def media(self) -> Media:
        return self.select.media + modules("story-quotes")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        rows = list(self._rows(name, value or ()))
        return context | {
            "rows": rows,
            "refresh": reverse("admin:articles_article_quotes"),
            "language": self.language,
            "direction": direction(self.language),
            "select": self._select_attrs(),
            "longest": LONGEST_DESCRIPTION,
            "can_add_sources": self.can_add_sources,
        }

    def _select_attrs(self) -> dict[str, Any]:
        """A search in each of many rows is slow to set up: each waits until it comes into view."""
        attrs = self.select.build_attrs({}) | {"data-placeholder": _("Search the sources")}
        return attrs | {"class": "quote-search"}

    def _rows(self, name: str, value: Sequence[Attribution]) -> Iterator[Row]:
        quoted = quoting.read(html.clean(self.text), value)
        sources = Source.objects.in_bulk(
            filter(None, (one.attribution.source_id for one in quoted))
        )
        for index, one in enumerate(quoted):
            source = sources.get(one.attribution.source_id or 0)
            yield Row(f"{name}-{index}", one, source, _accepted(one))

    def id_for_label(self, id_: str) -> str:
        return ""  # it is a list, which no label can be for

    def value_from_datadict(
        self, data: Mapping[str, Any], files: Mapping[str, Any], name: str
    ) -> tuple[Choice, ...]:
        names = (f"{name}-{index}" for index in count())
        posted = takewhile(lambda one: f"{one}-words" in data, names)
        return tuple(_choice(data, one) for one in posted)

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: Mapping[str, Any], name: str
    ) -> bool:
        return False  # a story may have no quotation


def _choice(data: Mapping[str, Any], name: str) -> Choice:
    source = data.get(f"{name}-source", "")
    return Choice(
        words=data[f"{name}-words"].replace("\r\n", "\n"),  # as browsers send a line's end
        speech=f"{name}-not_speech" not in data,
        source_id=int(source) if source.isdecimal() else None,
        described_as=data.get(f"{name}-described_as", "").strip(),
        accepted=f"{name}-accepted" in data,
    )


class QuotesField(forms.Field):
    widget = QuotesWidget

    def clean(self, value: Sequence[Choice]) -> Sequence[Choice]:
        self._check_sources(value)
        for one in value:
            if len(one.described_as) > LONGEST_DESCRIPTION:
                raise ValidationError(
                    _("“%(value)s…” is longer than %(limit)d characters; shorten it."),
                    params={"value": one.described_as[:40], "limit": LONGEST_DESCRIPTION},
                )
        return value

    def _check_sources(self, value: Sequence[Choice]) -> None:
        chosen = {one.source_id: one for one in value if one.source_id}
        for gone in chosen.keys() - Source.objects.in_bulk(chosen).keys():
            raise ValidationError(
                _("The source of “%(words)s” is no longer there; choose another."),
                params={"words": chosen[gone].words[:80]},
            )

    def has_changed(self, initial: Any, data: Any) -> bool:
        unchanged = [one.attribution for one in data if not one.accepted]
        return unchanged != list(initial or ())
