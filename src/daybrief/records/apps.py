"""The Django app of what the newsroom keeps."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Tables `records_*`; keys are our own ids wherever a noun has one."""

    name = "daybrief.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
