"""How gunicorn is started: ``gunicorn -c deploy/gunicorn.conf.py nswp_directory.wsgi``.

On one's own machine, without a proxy, ``--bind 127.0.0.1:8000`` on the command line takes the place of the socket.
"""

import os
import resource
from pathlib import Path

# A core dump would hold the requests of that moment.
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

# Only the proxy may reach the socket: let its folder (systemd: RuntimeDirectory=directory) be open to both alone.
bind = "unix:/run/directory/gunicorn.sock"

# A process for each core; WEB_CONCURRENCY says otherwise. Each keeps up to 40 MB of pages in memory.
workers = int(os.environ.get("WEB_CONCURRENCY") or os.cpu_count() or 1)
# A sync worker reads one connection at a time: an idle one, or half a request, would hold it. With threads, half a
# request holds one of them, so a proxy that hands on whole requests (nginx: proxy_request_buffering on) must stand in
# front. A thread that works keeps a connection to the database: raise PostgreSQL's max_connections (100) above
# workers times threads.
worker_class = "gthread"
threads = 32

# A way to look into the server and to change it, in $HOME, that nobody here needs.
control_socket_disable = True

# Nobody's visit is written down. What goes to stderr passes nswp_directory/logging.py.
accesslog = None
errorlog = "-"
loglevel = "info"

# A worker that does not give a sign of life for this long is replaced. What a request may take at most is limited
# before, in the database (nswp_directory/query_timeouts.py), and by the proxy (proxy_read_timeout).
timeout = 30
graceful_timeout = 30
# Longer than nginx keeps an unused connection (60 s), so that gunicorn never closes one that nginx is about to use.
keepalive = 75

# What nginx lets through (large_client_header_buffers) and the application judges: queries of staff up to 8,000 bytes.
limit_request_line = 8190
limit_request_fields = 60
limit_request_field_size = 8190

# The sign of life is a file that is touched every second: in memory, where there is such a file system.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - no name in it can be guessed

# Whose X-Forwarded-Proto counts. A Unix socket is trusted in any case; the proxy replaces what clients send.
forwarded_allow_ips = "127.0.0.1,::1"
secure_scheme_headers = {"X-FORWARDED-PROTO": "https"}
# No header of a request becomes SCRIPT_NAME or PATH_INFO.
forwarder_headers = ""
