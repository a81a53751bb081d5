from donations.models.appeal import Appeal
from donations.models.details import Details

__all__ = ["Appeal", "Details"]
