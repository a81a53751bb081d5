from django.apps import AppConfig
from django.contrib.admin import apps as admin
from django.contrib.staticfiles.apps import StaticFilesConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = _("Site")

    def ready(self) -> None:
        """Lets `articles` ask `donations` whose account number stands in a text."""
        from articles import account_numbers  # noqa: PLC0415 - needs the models, which load after this module
        from donations import guard  # noqa: PLC0415 - see above

        def judge(text: str) -> list[account_numbers.Verdict]:
            return [account_numbers.Verdict(*verdict) for verdict in guard.judge(text)]

        account_numbers.judge = judge


class AdminConfig(admin.AdminConfig):
    default_site = "newsroom.admin_site.NewsroomAdminSite"


UNUSED_PLUGINS = """
    about adobeair autoembed bbcode codesnippet codesnippetgeshi devtools div divarea docprops
    embed embedbase embedsemantic exportpdf flash forms iframe iframedialog mathjax pagebreak
    placeholder preview scayt smiley sourcedialog templates uicolor uploadimage uploadwidget wsc
""".split()  # noqa: SIM905 - thirty lines of one word each read worse


class StaticFiles(StaticFilesConfig):
    """Leaves out what no page uses, above all the CKEditor plugins with open advisories: a third
    of the files is left, and what is not there cannot be attacked."""

    ignore_patterns = [  # noqa: RUF012 - the base class declares it on the instance
        *StaticFilesConfig.ignore_patterns,
        *(f"ckeditor/ckeditor/plugins/{name}/*" for name in UNUSED_PLUGINS),
        "ckeditor/*/lang/[!efn]*",  # the editor speaks English, Persian (fa) and Norwegian (nb)
        "ckeditor/ckeditor/skins/moono/*",  # the skin in use is moono-lisa
        "ckeditor/ckeditor/skins/*_ie*",
        "galleriffic",
        "file-icons",
        "samples",
        "adapters",
        "bender-runner.config.json",
        "build-config.js",
        "*.md",
    ]
