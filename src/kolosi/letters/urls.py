"""Addresses of letters."""

from django.urls import path

from kolosi.letters.views import acts, outbox, pages

urlpatterns = [
    path("letters/", pages.letters, name="letters"),
    path("letters/documents/<slug:document>/", pages.pack, name="letter_pack"),
    path("letters/documents/<slug:document>/<slug:key>/draft/", acts.draft, name="letter_draft"),
    path("letters/outbox/notify/", outbox.notify, name="letter_notify"),
    path("letters/outbox/mail/", outbox.mail, name="letter_mail"),
    path("letters/<slug:ref>/", pages.letter, name="letter"),
    path("letters/<slug:ref>/letter.docx", pages.letter_file, name="letter_file"),
    path("letters/<slug:ref>/clear/", acts.clear, name="letter_clear"),
    path("letters/<slug:ref>/send/", acts.send, name="letter_send"),
    path("letters/<slug:ref>/acknowledge/", acts.acknowledge, name="letter_acknowledge"),
    path("letters/<slug:ref>/reply/", acts.reply, name="letter_reply"),
    path("letters/<slug:ref>/decline/", acts.decline, name="letter_decline"),
    path("letters/<slug:ref>/assess/", acts.assess, name="letter_assess"),
    path("letters/<slug:ref>/remind/", acts.remind, name="letter_remind"),
]
