from newsroom.linking.link_addresses import validate_address
from newsroom.models.change import Change
from newsroom.models.generation import Generation
from newsroom.models.managed_template import ManagedTemplate, TemplateFailure, TemplateVersion
from newsroom.models.page import OldPageAddress, Page, PageRevision
from newsroom.models.site_link import SiteLink
from newsroom.models.site_settings import SiteSettings

__all__ = [
    "Change",
    "Generation",
    "ManagedTemplate",
    "OldPageAddress",
    "Page",
    "PageRevision",
    "SiteLink",
    "SiteSettings",
    "TemplateFailure",
    "TemplateVersion",
    "validate_address",
]
