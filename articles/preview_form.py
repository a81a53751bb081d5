"""What a preview link shows, and for how long."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Revision
from articles.models.preview_link import LIFETIME

LIFETIMES = (
    (1, _("one day")),
    (3, _("three days")),
    (7, _("a week")),
    (14, _("two weeks")),
    (30, _("thirty days")),
)


class RevisionChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    def label_from_instance(self, obj: Any) -> str:
        values = {
            "number": obj.number,
            "kind": obj.get_kind_display(),
            "time": date_format(timezone.localtime(obj.created_at), "j F Y, H:i"),
        }
        return gettext("Only revision %(number)d: %(kind)s, %(time)s") % values


class PreviewForm(forms.Form):
    revision = RevisionChoice(
        label=_("What it shows"),
        queryset=Revision.objects.none(),
        to_field_name="number",
        required=False,
        empty_label=_("Always the latest revision"),
    )
    days = forms.TypedChoiceField(
        label=_("It works for"), choices=LIFETIMES, coerce=int, initial=LIFETIME.days
    )

    def __init__(self, article: Article, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["revision"]
        choice.queryset = article.revisions.without_content()

    @property
    def lifetime(self) -> timedelta:
        return timedelta(days=self.cleaned_data["days"])
