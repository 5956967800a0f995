"""The table of jobs."""

# ruff: noqa: RUF012 - Django writes and reads migrations as plain lists

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0002_origins_and_news"),
    ]

    operations = [
        migrations.CreateModel(
            name="JobRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=200, null=True, unique=True)),
                ("task", models.CharField(max_length=200)),
                ("arguments", models.TextField()),
                ("priority", models.SmallIntegerField()),
                ("state", models.CharField(max_length=10)),
                ("free_at", models.DateTimeField()),
                ("fence", models.PositiveIntegerField(default=0)),
                ("errors_at_most", models.PositiveSmallIntegerField()),
                ("enqueued_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(null=True)),
                ("attempted_at", models.DateTimeField(null=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("workers", models.TextField(default="[]")),
                ("errors", models.TextField(default="[]")),
                ("result", models.TextField(default="null")),
            ],
            options={
                "db_table": "jobs",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ("ready", "running"))),
                        fields=["-priority", "free_at", "id"],
                        name="jobs_to_take",
                    )
                ],
            },
        ),
    ]
