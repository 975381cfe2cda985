from django.urls import path

from .listing import PagesView, ProposalsView
from .views import FileView, KeepersView, ProposalView

app_name = "keeping_desk"

urlpatterns = [
    path("", ProposalsView.as_view(), name="proposals"),
    path("pages/", PagesView.as_view(), name="pages"),
    path("pages/<uuid:key>/", KeepersView.as_view(), name="keepers"),
    path("<int:proposal>/", ProposalView.as_view(), name="proposal"),
    path("<int:proposal>/picture/<uuid:uuid>/", FileView.as_view(), name="file"),
]
