import time
from django.conf import settings
from pathlib import Path

def test_two(demo_site, _demo, transactional_db):
    from wagtail.models import Page
    print(Page.objects.count(), len(list(Path(settings.MEDIA_ROOT).rglob("*"))))
    t=time.time(); _demo.restore(); print("restore", time.time()-t)
