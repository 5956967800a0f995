"""Printed files, ready to be served."""

from django.db import models

from daybrief.records.models.edition import EditionRow


class SheetRow(models.Model):
    """One printed file, as the site serves it."""

    path = models.CharField(max_length=500, primary_key=True)
    media_type = models.CharField(max_length=100)
    body = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    printed_at = models.DateTimeField()
    """When its body last changed."""
    edition = models.ForeignKey(EditionRow, models.PROTECT, null=True, related_name="sheets")

    class Meta:
        db_table = "sheets"
