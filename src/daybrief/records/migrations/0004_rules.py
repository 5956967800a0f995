"""The table of what hosts say in robots.txt."""

# ruff: noqa: RUF012 - Django writes and reads migrations as plain lists

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0003_jobs")]

    operations = [
        migrations.CreateModel(
            name="RulesRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("url_sha256", models.CharField(max_length=64, unique=True)),
                ("url", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("packed", models.BinaryField()),
                ("problem", models.TextField()),
                ("is_wait_asked", models.BooleanField()),
            ],
            options={
                "db_table": "rules",
            },
        ),
    ]
