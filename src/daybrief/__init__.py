"""daybrief: many news sources in, one checked daily briefing out."""
