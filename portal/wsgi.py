import gc
import os

from django.core.wsgi import get_wsgi_application

from portal.base.bodies import only_whole
from portal.base.charsets import only_utf8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

application = only_whole(only_utf8(get_wsgi_application()))

# What was loaded stays for as long as the process lives, and the rows and words of a page go when nobody holds them:
# looking for circles among them after every 700 objects takes 6 % of the time of a page.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 50)
