"""Publishing: when, what kind of change it is, and what readers are told of it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import changes, workflow, zones
from articles.action_forms import NOTE, area, later
from articles.changes import Change
from articles.moment_field import MomentField
from articles.review_forms import SeenForm

NOW, LATER = "now", "later"

KINDS = {
    Change.MINOR: (_("Minor"), _("Spelling or style. No date changes, and nothing is said of it.")),
    Change.UPDATE: (_("Update"), _("Something is new. The story says when it was updated.")),
    Change.CLARIFICATION: (
        _("Clarification"),
        _("Something was unclear. Your note stands under the story with its date, for good."),
    ),
    Change.CORRECTION: (
        _("Correction"),
        _("Something was wrong. Your note stands under the story with its date, for good."),
    ),
}


class KindChoice(forms.RadioSelect):
    """What is less than the least cannot be chosen."""

    least = Change.MINOR

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        option["attrs"]["disabled"] = value < self.least
        return option


class PublishForm(SeenForm):
    name = "publish"
    title = _("Publish")
    button = _("Publish")
    template = "publish.html"

    when = forms.ChoiceField(
        label=_("When"),
        choices=[(NOW, _("Now")), (LATER, _("At a time"))],
        initial=NOW,
        widget=forms.RadioSelect,
    )
    at = MomentField(label=_("Time"), required=False)
    change = forms.TypedChoiceField(
        label=_("Kind of change"),
        coerce=lambda value: Change(int(value)),
        choices=[
            (kind.value, format_html("<strong>{}</strong> {}", *words))
            for kind, words in KINDS.items()
        ],
        widget=KindChoice,
    )
    note = area(_("Note"), NOTE, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.why: list[str] = []  # the words that keep the change from being minor
        self.nothing_new = False
        self._prepare_time()
        if self.article.is_live:
            self._prepare_kinds()
            self.fields["note"].help_text = _(
                "Of a clarification or correction, readers see it. Say what is right now, and"
                " what was wrong or unclear."
            )
        else:
            del self.fields["change"]
            self.fields["note"].help_text = _("For colleagues; the history keeps it.")

    def _prepare_time(self) -> None:
        """What is scheduled or under embargo comes with its time."""
        article = self.article
        starts = article.next_at or (article.live_from if article.is_scheduled else None)
        starts = starts or article.embargo_until
        if starts and starts > timezone.now():
            self.initial.update(when=LATER, at=starts)

    def _prepare_kinds(self) -> None:
        live, latest = self.article.live_revision, self.article.latest_revision
        if live is None or latest is None:
            return
        found = changes.reasons(live.content, latest.content)
        self.why = list(dict.fromkeys(found))
        widget: Any = self.fields["change"].widget
        widget.least = self.initial["change"] = changes.least(live.content, latest.content)
        self.nothing_new = live.content == latest.content

    def clean(self) -> dict[str, Any]:
        sent = self.cleaned_data
        if sent.get("when") == LATER:
            self._check_time(sent)
        elif sent.get("at") and "at" in self.changed_data:
            self.add_error("when", _("You wrote a time: choose “At a time”, or empty it."))
        return sent

    def _check_time(self, sent: dict[str, Any]) -> None:
        if "at" not in sent:
            return
        try:
            if later(sent["at"]) is None:
                self.add_error("at", _("Say when."))
        except ValidationError as error:
            self.add_error("at", error)

    @property
    def time(self) -> Any:
        return self.cleaned_data["at"] if self.cleaned_data["when"] == LATER else None

    @property
    def done(self) -> str:  # type: ignore[override]  # it names the time
        if self.time is None:
            return gettext("Published: readers see it now.")
        return gettext("Readers will see it from %(time)s.") % {"time": zones.shown(self.time)}

    def act(self) -> None:
        self.refuse_unseen()
        workflow.publish(
            self.article,
            by=self.person,
            at=self.time,
            change=self.cleaned_data.get("change"),
            note=self.cleaned_data["note"],
        )
