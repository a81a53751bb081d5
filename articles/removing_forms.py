"""Taking from readers what they have, or would have had."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import workflow
from articles.action_forms import NOTE, REASON, ActionForm, area
from articles.models import Article


class UnscheduleForm(ActionForm):
    name = "unschedule"
    title = _("Cancel the schedule")
    button = _("Cancel the schedule")
    done = _("The schedule is cancelled.")

    note = area(_("Note"), NOTE, required=False)

    @property
    def says(self) -> str:  # type: ignore[override]  # it depends on what readers see
        if self.article.next_at:
            return gettext("Readers keep the version that they see now.")
        return gettext("The story is a draft again, and nobody sees it until it is published.")

    @classmethod
    def refusal(cls, article: Article) -> str:
        waits = article.is_scheduled or article.next_at
        return "" if waits else gettext("Nothing of this story is scheduled.")

    def act(self) -> None:
        note = self.cleaned_data["note"]
        workflow.cancel_schedule(self.article, by=self.person, note=note)


class UnpublishForm(ActionForm):
    name = "unpublish"
    title = _("Unpublish the story")
    says = _(
        "The story is a draft again, and its address leads nowhere, as if it had never been there."
        " For a slip of the hand, soon after. If readers have relied on the story, withdraw it:"
        " that leaves a notice which says why."
    )
    button = _("Unpublish")
    done = _("The story is a draft again: readers do not see it.")
    is_grave = True

    note = area(
        _("Note"), NOTE, required=False, help_text=_("For colleagues; the history keeps it.")
    )

    @classmethod
    def refusal(cls, article: Article) -> str:
        seen = article.status == Article.Status.PUBLISHED
        return "" if seen else gettext("The story is not published.")

    def act(self) -> None:
        workflow.unpublish(self.article, by=self.person, note=self.cleaned_data["note"])


class WithdrawForm(ActionForm):
    name = "withdraw"
    title = _("Withdraw the story")
    says = _(
        "The text is gone for readers at once, from every page, list, feed and search. At its"
        " address stands a notice with today's date and your reason. Its history stays, and it can"
        " be published again."
    )
    button = _("Withdraw")
    done = _("The story is withdrawn: readers find the notice at its address.")
    is_grave = True

    reason = area(
        _("Public reason"),
        REASON,
        help_text=_("Readers see these words. Do not repeat what was wrong, if that does harm."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["reason"] = self.article.withdrawal_reason

    @classmethod
    def refusal(cls, article: Article) -> str:
        never = article.published_at is None or article.is_scheduled
        return gettext("No reader has seen this story yet.") if never else ""

    def act(self) -> None:
        workflow.withdraw(self.article, by=self.person, reason=self.cleaned_data["reason"])
