"""The drill of the outbox in short: a real server and a real worker, both killed while mails are on their way."""

import random
from pathlib import Path

from tools.drill_mail import Drill, run


def test_no_mail_is_lost_whoever_is_killed(tmp_path: Path) -> None:
    drill = Drill(tmp_path, f"sqlite:///{tmp_path}/drill.sqlite3")
    drill.manage("migrate", "--verbosity=0")

    done = run(drill, messages=40, kills=2, chance=random.Random(1))

    assert (done["arrived"], done["lost"], done["killed"]) == (40, 0, {"worker": 1, "server": 1})
    assert done["came twice"] <= 2
