"""The forms of what can be done with a story beside writing it: one for each verb.

Each calls its verb, and brings what the verb refuses back as errors where they belong.
"""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import workflow
from articles.models import Article
from articles.readiness import NotReadyError, Problem
from articles.workflow import BlockedError, ChangeTooSmallError

EDIT = "articles.change_article"
PUBLISH = "articles.publish_article"
EVERY_STORY = "articles.edit_every_article"

NOTE = 500  # characters, as the history keeps them
REASON = 300


def area(label: Any, longest: int, **fields: Any) -> forms.CharField:
    """A text of some lines. Its direction is that of what is typed."""
    attrs = {"rows": 3, "dir": "auto", "class": "vLargeTextField"}
    return forms.CharField(
        label=label, max_length=longest, widget=forms.Textarea(attrs=attrs), **fields
    )


class ActionForm(forms.Form):
    """`name` is the last part of the address, and of the address's name."""

    name: str
    title: str | Promise
    says: str | Promise = ""  # what it does, for those who have not done it before
    button: str | Promise
    done: str | Promise  # what is said once it is done
    permission = PUBLISH
    template = "action.html"
    is_grave = False  # readers lose something
    do_not_call_in_templates = True  # the story's form lists the classes

    def __init__(self, data: QueryDict | None = None, *, article: Article, person: User) -> None:
        self.article, self.person = article, person
        self.lacking: list[Problem] = []  # what the story lacks, each with a field of its own form
        super().__init__(data, label_suffix="", use_required_attribute=False)

    @classmethod
    def refusal(cls, article: Article) -> str:  # noqa: ARG003 - for those that ask
        """Why it cannot be done with the story as it stands; empty if it can."""
        return ""

    def act(self) -> None:
        """Calls the verb with what was sent."""
        raise NotImplementedError

    def carried_out(self) -> bool:
        """Whether it is done. If not, the form says why, all at once."""
        if refusal := self.refusal(self.article):
            self.add_error(None, refusal)
        return self.is_valid() and self._tried()

    def _tried(self) -> bool:
        try:
            with transaction.atomic():
                self.act()
        except NotReadyError as error:
            self._say(error.problems)
            return False
        except ChangeTooSmallError as error:
            self.add_error("change", str(error))
        except (BlockedError, ValidationError) as error:
            self.add_error(None, error if isinstance(error, ValidationError) else str(error))
        return not self.errors

    def _say(self, problems: list[Problem]) -> None:
        """At the field that it is about: one of this form's, or else of the story's."""
        own = [one for one in problems if one.field in self.fields]
        for one in own:
            self.add_error(one.field, str(one.message))
        self.lacking = [one for one in problems if one not in own] or self.lacking


class AssignForm(ActionForm):
    name = "assign"
    title = _("Assign the story")
    says = _(
        "Those who are chosen can edit the story, beside whoever started it and the editors."
        " Whoever is new to it is told."
    )
    button = _("Save")
    done = _("Saved: those who are new to the story have been told.")
    permission = EVERY_STORY

    people = forms.ModelMultipleChoiceField(
        label=_("People"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people: Any = self.fields["people"]
        writers = User.objects.with_perm(EDIT).filter(is_staff=True)
        assigned = self.article.assigned.all()
        chosen = Q(pk__in=writers.values("pk")) | Q(pk__in=assigned.values("pk"))
        people.queryset = User.objects.filter(chosen).order_by("username")
        people.label_from_instance = lambda one: one.get_full_name() or one.get_username()
        self.initial["people"] = list(assigned)

    def act(self) -> None:
        workflow.assign(self.article, self.cleaned_data["people"], by=self.person)


def later(moment: Any) -> Any:
    """The moment, or nothing. Raises ValidationError if it has passed."""
    if moment and moment <= timezone.now():
        raise ValidationError(gettext("That time has passed; choose one that is to come."))
    return moment
