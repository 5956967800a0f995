"""Items that gathering set aside; those of the other stages stand in the edition's ledger."""

from django.db import models


class FailureRow(models.Model):
    """One item set aside."""

    at = models.DateTimeField(db_index=True)
    stage = models.CharField(max_length=20)
    item = models.TextField()
    kind = models.CharField(max_length=100)
    told = models.TextField()

    class Meta:
        db_table = "failures"
