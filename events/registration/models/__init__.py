from .answers import SensitiveAnswers
from .invoices import InvoiceRequest
from .offerings import Offering, Session
from .registrations import Participant, Registration, Step

__all__ = ["InvoiceRequest", "Offering", "Participant", "Registration", "SensitiveAnswers", "Session", "Step"]
