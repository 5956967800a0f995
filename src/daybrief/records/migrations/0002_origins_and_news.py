"""Whose report each origin is, and what is new in a story that goes on."""

# ruff: noqa: RUF012 - Django writes and reads migrations as plain lists

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]

    operations = [
        migrations.AddField("storyrow", "agencies", models.TextField(default="[]")),
        migrations.AddField("storyrow", "new", models.TextField(default="[]")),
    ]
