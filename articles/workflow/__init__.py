"""The verbs that change a story. Each runs in one transaction and checks permission itself."""

from articles.workflow.drafts import ConflictError, restore, save_draft
from articles.workflow.publishing import (
    BlockedError,
    ChangeTooSmallError,
    cancel_schedule,
    lift_embargo,
    publish,
    publish_due,
    set_embargo,
)
from articles.workflow.removing import hold, lift_hold, unpublish, withdraw
from articles.workflow.review import approve, assign, remark, send_back, submit, take

__all__ = [
    "BlockedError",
    "ChangeTooSmallError",
    "ConflictError",
    "approve",
    "assign",
    "cancel_schedule",
    "hold",
    "lift_embargo",
    "lift_hold",
    "publish",
    "publish_due",
    "remark",
    "restore",
    "save_draft",
    "send_back",
    "set_embargo",
    "submit",
    "take",
    "unpublish",
    "withdraw",
]
