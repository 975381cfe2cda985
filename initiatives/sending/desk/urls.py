from django.urls import path

from .views import answering, comparing, counting, queue, reading

app_name = "sending_desk"

ONE = "<int:submission>/"

urlpatterns = [
    path("", queue.QueueView.as_view(), name="queue"),
    path("statistics/", counting.StatisticsView.as_view(), name="statistics"),
    path(ONE, reading.SubmissionView.as_view(), name="submission"),
    path(f"{ONE}accept/", answering.AcceptView.as_view(), name="accept"),
    path(f"{ONE}decline/", answering.DeclineView.as_view(), name="decline"),
    path(f"{ONE}picture/<uuid:uuid>/", reading.PictureView.as_view(), name="picture"),
    path(f"{ONE}page/<int:page>/", comparing.BesidePageView.as_view(), name="beside_page"),
    path(f"{ONE}other/<int:other>/", comparing.BesideOtherView.as_view(), name="beside_other"),
]
