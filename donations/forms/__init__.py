from donations.forms.appeal import AppealForm
from donations.forms.approve import ApproveForm
from donations.forms.propose import ProposeForm
from donations.forms.stopping import PauseForm, ResumeForm, RevokeForm, RollBackForm, StopForm
from donations.forms.verb import VerbForm

__all__ = [
    "AppealForm",
    "ApproveForm",
    "PauseForm",
    "ProposeForm",
    "ResumeForm",
    "RevokeForm",
    "RollBackForm",
    "StopForm",
    "VerbForm",
]
