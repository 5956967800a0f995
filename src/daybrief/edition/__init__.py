"""A day: the run, the desk's rules, the report."""
