"""What keeps a story from being published: a hold until it is lifted, an embargo until its time."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import workflow, zones
from articles.action_forms import EDIT, NOTE, REASON, ActionForm, area, later
from articles.models import Article
from articles.moment_field import MomentField


class HoldForm(ActionForm):
    name = "hold"
    title = _("Hold the story")
    says = _(
        "For legal reasons, or others as grave: nobody can publish the story until an editor lifts"
        " the hold. What is scheduled is cancelled. Readers of a published story keep it; to take"
        " it away from them, withdraw it."
    )
    button = _("Hold")
    done = _("The story is held.")
    permission = EDIT

    reason = area(_("Reason"), REASON, help_text=_("For colleagues. Readers do not see it."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["reason"] = self.article.hold_reason

    def act(self) -> None:
        workflow.hold(self.article, by=self.person, reason=self.cleaned_data["reason"])


class LiftHoldForm(ActionForm):
    name = "lift_hold"
    title = _("Lift the hold")
    says = _(
        "The story can be published again. What was scheduled before has to be scheduled anew."
    )
    button = _("Lift the hold")
    done = _("The story is held no more.")

    note = area(_("Note"), NOTE, help_text=_("Why it may be published now; the history keeps it."))

    @classmethod
    def refusal(cls, article: Article) -> str:
        return "" if article.is_held else gettext("The story is not held.")

    def act(self) -> None:
        workflow.lift_hold(self.article, by=self.person, note=self.cleaned_data["note"])


class EmbargoForm(ActionForm):
    name = "embargo"
    title = _("Set an embargo")
    says = _(
        "Nobody can publish the story before that time, by accident or otherwise. What is scheduled"
        " for earlier is cancelled. The embargo does not publish the story: schedule it, too."
    )
    button = _("Set the embargo")

    until = MomentField(label=_("Until"))
    note = area(_("Note"), NOTE - 100, required=False, help_text=_("Who asked for it, and why."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["until"] = self.article.embargo_until

    @property
    def done(self) -> str:  # type: ignore[override]  # it names the time
        return gettext("Under embargo until %(time)s.") % {
            "time": zones.shown(self.cleaned_data["until"])
        }

    def clean_until(self) -> Any:
        return later(self.cleaned_data["until"])

    def act(self) -> None:
        sent = self.cleaned_data
        workflow.set_embargo(self.article, sent["until"], by=self.person, note=sent["note"])


class LiftEmbargoForm(ActionForm):
    name = "lift_embargo"
    title = _("Lift the embargo")
    says = _("The story can be published at once. It is not published by this.")
    button = _("Lift the embargo")
    done = _("The story is under embargo no more.")

    note = area(_("Note"), NOTE, help_text=_("Who agreed; the history keeps it."))

    @classmethod
    def refusal(cls, article: Article) -> str:
        return "" if article.embargo_until else gettext("The story is under no embargo.")

    def act(self) -> None:
        workflow.lift_embargo(self.article, by=self.person, note=self.cleaned_data["note"])
