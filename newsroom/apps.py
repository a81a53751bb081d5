from django.apps import AppConfig
from django.contrib.admin import apps as admin
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = _("Site")

    def ready(self) -> None:
        """Lets `articles` ask `donations` whose account number stands in a text."""
        from articles import account_numbers  # noqa: PLC0415 - needs the models, which load after this module
        from donations import guard  # noqa: PLC0415 - see above
        from newsroom import roles  # noqa: PLC0415 - see above

        def judge(text: str) -> list[account_numbers.Verdict]:
            return [account_numbers.Verdict(*verdict) for verdict in guard.judge(text)]

        account_numbers.judge = judge
        post_migrate.connect(roles.establish, sender=self)


class AdminConfig(admin.AdminConfig):
    default_site = "newsroom.admin_site.NewsroomAdminSite"
