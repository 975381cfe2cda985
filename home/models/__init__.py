from .home import HomePage
from .news import NewsIndexPage, NewsPage
from .pages import ContentPage
from .programme import ProgrammeIndexPage, ProgrammePage

__all__ = ["ContentPage", "HomePage", "NewsIndexPage", "NewsPage", "ProgrammeIndexPage", "ProgrammePage"]
