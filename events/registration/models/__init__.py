from .answers import SensitiveAnswers
from .attendance import Attendance, CatchUp
from .certificates import Certificate
from .groups import HomeworkGroup, Invitation, Membership
from .invoices import InvoiceRequest
from .mails import BulkMail
from .offerings import Offering, Session
from .registrations import Participant, Registration, Step

__all__ = [
    "Attendance",
    "BulkMail",
    "CatchUp",
    "Certificate",
    "HomeworkGroup",
    "Invitation",
    "InvoiceRequest",
    "Membership",
    "Offering",
    "Participant",
    "Registration",
    "SensitiveAnswers",
    "Session",
    "Step",
]
