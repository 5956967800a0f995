"""Work to be done once, by whichever worker takes it."""

from django.db import models


class JobRow(models.Model):
    """One job; who holds it, until when, and what became of it."""

    key = models.CharField(max_length=200, null=True, unique=True)
    """A second job of the same key is never made; NULL for a job that may be doubled."""
    task = models.CharField(max_length=200)
    """Where its function stands: `daybrief.jobs.make`."""
    arguments = models.TextField()
    priority = models.SmallIntegerField()
    state = models.CharField(max_length=10)
    free_at = models.DateTimeField()
    """From when on it may be taken: while it is being done, the end of the lease."""
    fence = models.PositiveIntegerField(default=0)
    """How often it was taken; who holds an older number may no longer write."""
    errors_at_most = models.PositiveSmallIntegerField()
    enqueued_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    attempted_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    workers = models.TextField(default="[]")
    """Who took it, one name a time, as JSON."""
    errors = models.TextField(default="[]")
    result = models.TextField(default="null")

    class Meta:
        db_table = "jobs"
        indexes = (
            models.Index(
                fields=("-priority", "free_at", "id"),
                name="jobs_to_take",
                condition=models.Q(state__in=("ready", "running")),
            ),
        )
