from wagtail.snippets.models import register_snippet

from .steering.admin.menu import SearchGroup

register_snippet(SearchGroup)
