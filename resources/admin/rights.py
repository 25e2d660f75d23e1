"""Who may do what with publications, guides and pages: the rows of each of them in the one table of ``members.policy``.

None of it belongs to a region, so writing takes a role that is held for every region. What is public already is
changed by publishers only.
"""

from members.policy import Role, Rows, Scope

READ = dict.fromkeys((Role.EDITOR, Role.TRANSLATOR, Role.REVIEWER, Role.PUBLISHER, Role.PROTECTION), Scope.ANYWHERE)
WRITE = {Role.EDITOR: Scope.WORLD, Role.PUBLISHER: Scope.WORLD}
ANSWER = {Role.PUBLISHER: Scope.WORLD}
ROWS: Rows = {
    "view": READ,
    "history": {Role.PUBLISHER: Scope.ANYWHERE, Role.PROTECTION: Scope.ANYWHERE},
    "add": WRITE,
    "change": WRITE,
    **dict.fromkeys(("change_public", "publish", "withdraw", "delete"), ANSWER),
}
