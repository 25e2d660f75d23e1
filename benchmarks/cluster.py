"""A PostgreSQL of our own whose data stay under the benchmark's folder from one run to the next."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg2

from benchmarks.places import FOLDER
from tools.postgres import HOW_TO_GET, Cluster, program_folders


@contextmanager
def kept_server() -> Iterator["Server"]:
    """The server, started with the data of the last run if there are any."""
    programs = next(program_folders(), None)
    if programs is None:
        raise SystemExit(f"The benchmark needs PostgreSQL: {HOW_TO_GET}.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    cluster = Cluster(programs, FOLDER / "postgres")
    try:
        yield Server(cluster)
    finally:
        cluster.stop(mode="fast")


class Server:
    """What the benchmark asks of PostgreSQL."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self.port = cluster.port
        self.password = cluster.password

    def address(self, database: str) -> str:
        """Where a database is."""
        return urlsplit(self.cluster.url)._replace(path=f"/{database}").geturl()

    def ask(self, database: str, question: str) -> str:
        """The first value of an answer, outside any transaction."""
        connection = psycopg2.connect(self.address(database).replace("postgres://", "postgresql://"))
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                cursor.execute(question)
                return str(cursor.fetchone()[0]) if cursor.description else ""
        finally:
            connection.close()

    def fresh(self, database: str) -> None:
        """Make an empty database in place of one that may be there."""
        self.ask("postgres", f"DROP DATABASE IF EXISTS {database}")
        self.ask("postgres", f"CREATE DATABASE {database}")
