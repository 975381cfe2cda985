from .answers import SensitiveAnswers
from .invoices import InvoiceRequest
from .mails import BulkMail
from .offerings import Offering, Session
from .registrations import Participant, Registration, Step

__all__ = [
    "BulkMail",
    "InvoiceRequest",
    "Offering",
    "Participant",
    "Registration",
    "SensitiveAnswers",
    "Session",
    "Step",
]
