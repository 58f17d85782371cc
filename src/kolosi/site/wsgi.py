"""The application as a web server sees it. Drawing libraries wake up beside the first requests, not in one of them."""

import os
import threading

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kolosi.site.settings")
application = get_wsgi_application()


def _warm() -> None:
    from kolosi.conclusions.gateways import charts

    charts.warm()


threading.Thread(target=_warm, name="warm charts", daemon=True).start()
