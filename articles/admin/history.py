"""What a story was, what changed, and how to get it back."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, reverse
from django.utils.translation import gettext as _

from articles import comparing, history, standing, workflow
from articles.admin.preview_links import PreviewLinkPages
from articles.models import Article, Revision

DIGITS = 9  # of a revision's number


def _number(sent: str | None) -> int:
    """0 for what is no number."""
    is_number = sent and sent.isascii() and sent.isdecimal() and len(sent) <= DIGITS
    return int(sent) if sent and is_number else 0


class HistoryPages(PreviewLinkPages):
    def get_urls(self) -> list[URLPattern]:
        return [
            self.story_path("history/", self.history, "history"),
            self.story_path("compare/", self.choose, "choose"),
            self.story_path("compare/<int:old>/<int:new>/", self.compare, "compare"),
            self.story_path("changes/", self.changes, "changes"),
            self.story_path("restore/<int:number>/", self.restore, "restore"),
            *super().get_urls(),
        ]

    def history(self, request: HttpRequest, article: Article) -> HttpResponse:
        page = history.page(article, _number(request.GET.get("before")))
        context = {"title": _("History"), "page": page, "latest": self._latest(article).number}
        return self.show(request, article, "history.html", **context)

    def choose(self, request: HttpRequest, article: Article) -> HttpResponse:
        """Leads to the comparison of two revisions, chosen in any order."""
        numbers = {_number(request.GET.get(name)) for name in ("old", "new")}
        found = article.revisions.filter(number__in=numbers).values_list("number", flat=True)
        chosen = sorted(found)
        if len(chosen) == 2:  # noqa: PLR2004 - of which there are two
            return self._to("compare", article, *chosen)
        self.message_user(request, _("Choose two different revisions."), messages.WARNING)
        return self._to("history", article)

    def compare(self, request: HttpRequest, article: Article, old: int, new: int) -> HttpResponse:
        before, after = (
            get_object_or_404(article.revisions, number=number) for number in (old, new)
        )
        title = _("What changed from revision %(old)d to revision %(new)d")
        return self._compared(request, article, before, after, title % {"old": old, "new": new})

    def changes(self, request: HttpRequest, article: Article) -> HttpResponse:
        """What readers would get new if the latest revision were published."""
        live = article.live_revision
        if live is None:
            text = _("Readers see nothing of this story, so there is nothing to compare with.")
            self.message_user(request, text, messages.INFO)
            return self._to("history", article)
        title = _("What readers see now, and the latest revision")
        if article.is_scheduled:
            title = _("What is scheduled, and the latest revision")
        return self._compared(request, article, live, self._latest(article), title)

    def restore(self, request: HttpRequest, article: Article, number: int) -> HttpResponse:
        """Says what it will do, and does it when that is confirmed."""
        old, latest = get_object_or_404(article.revisions, number=number), self._latest(article)
        if request.method == "POST":
            return self._restored(request, article, old)
        title = _("Restore revision %(number)d") % {"number": number}
        return self._compared(request, article, latest, old, title, "restore.html")

    def _restored(self, request: HttpRequest, article: Article, old: Revision) -> HttpResponse:
        try:
            made = workflow.restore(article, old.number, by=cast(User, request.user))
        except ValidationError as error:
            for text in error.messages:
                self.message_user(request, text, messages.ERROR)
            return self._to("history", article)
        values = {"number": old.number, "made": made.number}
        if made.pk == article.latest_revision_id:
            text = _(
                "Nothing was restored: the latest revision is the same as revision %(number)d."
            )
        else:
            text = _("Revision %(number)d stands in the form again, as revision %(made)d.")
        self.message_user(request, text % values, messages.SUCCESS)
        return self.to_form(article)

    def _compared(
        self,
        request: HttpRequest,
        article: Article,
        before: Revision,
        after: Revision,
        title: str,
        template: str = "compare.html",
    ) -> HttpResponse:
        found = history.compare(before.content, after.content)
        return self.show(
            request,
            article,
            template,
            title=title,
            before=before,
            after=after,
            versions=(before, after),
            language=after.content.language,
            fields=[(history.LABELS[name], one) for name, one in found.fields.items()],
            found=found,
            stretches=comparing.fold(found.text),
            latest=self._latest(article).number,
            standing=standing.of(article),
        )

    def _latest(self, article: Article) -> Revision:
        return cast(Revision, article.latest_revision)  # every story has one

    def _to(self, page: str, article: Article, *args: int) -> HttpResponseRedirect:
        address = reverse(f"admin:articles_article_{page}", args=[article.pk, *args])
        return HttpResponseRedirect(address)
