"""How the directory is wired and run: the only place that knows all apps."""
