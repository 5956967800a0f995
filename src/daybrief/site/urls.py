"""Addresses of the site's rooms."""

from django.urls import path, re_path

from daybrief.site.front import views

urlpatterns = [
    path("latest", views.latest),
    re_path(r"^(?P<path>.*)$", views.sheet),
]

handler400 = "daybrief.site.errors.bad_request"
handler500 = "daybrief.site.errors.broken"
