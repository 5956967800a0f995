"""Who runs at the moment: told to people; the lock itself is the operating system's."""

from django.db import models


class LockRow(models.Model):
    """The last run that took a lock."""

    name = models.CharField(max_length=20, primary_key=True)
    process = models.PositiveIntegerField()
    machine = models.TextField()
    since = models.DateTimeField()

    class Meta:
        db_table = "locks"
