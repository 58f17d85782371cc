"""Addresses of asks and of what is done about them."""

from django.urls import URLPattern, path

from kolosi.conclusions.views import asks, following

urlpatterns: list[URLPattern] = [
    path("asks/", asks.asks, name="asks"),
    path("asks/<str:ref>/", asks.ask, name="ask"),
    path("asks/<str:ref>/assign/", following.assign, name="assign"),
    path("asks/<str:ref>/schedule/", following.schedule, name="schedule"),
    path("asks/<str:ref>/update/", following.update, name="update"),
    path("asks/<str:ref>/attach/", following.attach, name="attach"),
    path("asks/<str:ref>/answer/", following.answer, name="answer"),
    path("asks/<str:ref>/assess/", following.assess, name="assess"),
    path("asks/<str:ref>/supersede/", following.supersede, name="supersede"),
]
