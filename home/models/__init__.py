from ..forms.answers import FormAnswer
from ..forms.pages import FormPage, FormQuestion
from .home import HomePage
from .news import NewsIndexPage, NewsPage
from .pages import ContentPage
from .programme import ProgrammeIndexPage, ProgrammePage

__all__ = [
    "ContentPage",
    "FormAnswer",
    "FormPage",
    "FormQuestion",
    "HomePage",
    "NewsIndexPage",
    "NewsPage",
    "ProgrammeIndexPage",
    "ProgrammePage",
]
