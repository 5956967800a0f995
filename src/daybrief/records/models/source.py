"""Sources, and what happened each time one was asked."""

from django.db import models


class SourceRow(models.Model):
    """A source; one that left the settings stays, for the documents that came from it."""

    name = models.TextField(primary_key=True)
    address = models.TextField()
    is_asked = models.BooleanField()
    """Whether the settings name it now."""
    told = models.TextField()

    class Meta:
        db_table = "sources"


class VisitRow(models.Model):
    """One asking of one source."""

    source = models.ForeignKey(SourceRow, models.PROTECT, related_name="visits")
    asked_at = models.DateTimeField(db_index=True)
    told = models.TextField()

    class Meta:
        db_table = "visits"
