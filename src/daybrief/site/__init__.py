"""The site: a Django project that serves the sheets the presses printed."""
