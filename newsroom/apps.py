from collections.abc import Sequence

from django.apps import AppConfig
from django.contrib.admin import apps as admin
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = _("Site")

    def ready(self) -> None:
        """Lets `articles` ask `donations` whose account number stands in a text, and `donations`
        tell the site managers what is wrong."""
        from articles import account_numbers  # noqa: PLC0415 - needs the models, which load after this module
        from donations import guard  # noqa: PLC0415 - see above
        from donations.people import alarm  # noqa: PLC0415 - see above
        from newsroom import managers, roles  # noqa: PLC0415 - see above

        def judge_each(texts: Sequence[str]) -> list[list[account_numbers.Verdict]]:
            return [
                [account_numbers.Verdict(*verdict) for verdict in verdicts]
                for verdicts in guard.judge_each(texts)
            ]

        account_numbers.judge_each = judge_each
        alarm.tell = managers.tell
        post_migrate.connect(roles.establish, sender=self)


class AdminConfig(admin.AdminConfig):
    default_site = "newsroom.admin_site.NewsroomAdminSite"

    def ready(self) -> None:
        """Without allauth's tables: whoever could delete a second factor there could log in as
        somebody else with nothing but a new password."""
        super().ready()
        from allauth.account.models import EmailAddress  # noqa: PLC0415 - models load after this module
        from allauth.mfa.models import Authenticator  # noqa: PLC0415 - see above
        from django.contrib.admin import site  # noqa: PLC0415 - see above

        for model in (EmailAddress, Authenticator):
            site.unregister(model)
