"""Around every WSGI application alike: counts the SQL statements of a request that asks for it by a header.

``APPLICATION`` names the module whose ``application`` is served. A request without the header passes untouched.
"""

import importlib
import os

inner = importlib.import_module(os.environ["APPLICATION"]).application


def application(environ, start_response):
    """Answer as the inner application does."""
    if "HTTP_X_COUNT_SQL" not in environ:
        return inner(environ, start_response)
    return _counted(environ, start_response)


def _counted(environ, start_response):
    from django.db import connection

    statements = []

    def count(execute, sql, params, many, context):
        statements.append(sql)
        return execute(sql, params, many, context)

    def start(status, headers, *rest):
        return start_response(status, [*headers, ("X-SQL-Statements", str(len(statements)))], *rest)

    with connection.execute_wrapper(count):
        return inner(environ, start)
