from donations.admin.appeal import AppealAdmin
from donations.admin.ledger import LedgerAdmin

__all__ = ["AppealAdmin", "LedgerAdmin"]
