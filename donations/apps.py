from django.apps import AppConfig
from django.core.signals import request_finished
from django.utils.translation import gettext_lazy as _


class DonationsConfig(AppConfig):
    name = "donations"
    verbose_name = _("Donations")

    def ready(self) -> None:
        """Registers the checks, and looks after each request what has to be announced."""
        from donations import checks  # noqa: F401, PLC0415 - models load after this module
        from donations.people import daily  # noqa: PLC0415 - models load after this module

        request_finished.connect(daily.look)
