"""Who may import whom. Privacy rests on it: what cannot reach an organisation cannot show one."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.source import APPS, ROOT, dotted, files, modules, tree

LEAVES = (
    ("core.search",),
    ("members.worldmap", "members.landmask"),
    ("members.qr_code",),
    ("members.markup",),
    ("members.policy",),
    ("members.visibility",),
    ("core.text.sanitize",),
)
# What an app may know besides itself. What joins several apps is in nswp_directory.
KNOWN = {
    "core": set(),
    "members": {"core"},
    "secretariat": {"core", "members"},
    "staff": {"core", "members"},
    "resources": {"core", "members"},
}
# Each layer may import those before it, never those after it; modules named nowhere are held by the rest.
LAYERS = (
    ("members.models",),
    ("members.vocabularies", "members.profile"),
    ("members.public_fields", "members.listed_words", "members.projection", "members.publication"),
    ("members.verification",),
    ("members.columns", "members.filters", "members.facets", "members.results", "members.enquiry"),
    ("members.public_page",),
    ("members.views", "members.referral", "members.api", "members.exports", "members.feeds", "members.sitemaps"),
    ("members.urls",),
)
PUBLIC_MODULES = (
    "public_page views referral api exports feeds sitemaps enquiry filters facets results columns profile vocabularies"
)
LAYERS_OF_ITEMS = (
    ("resources.models",),
    ("resources.item_words", "resources.projection", "resources.publication", "resources.receivers"),
    ("resources.reading", "resources.columns", "resources.filters"),
    ("resources.views", "resources.views_about", "resources.views_guides", "resources.feeds"),
    ("resources.urls",),
    ("resources.admin",),
)
PUBLIC = tuple(f"members.{name}" for name in PUBLIC_MODULES.split())
PUBLIC_ITEMS = tuple(
    f"resources.{name}"
    for name in "views views_about views_guides feeds filters columns reading item_words templatetags".split()
)
PUBLISHED = {"PublishedItem", "PublishedDocument"}  # all that public modules may know of resources.models


def inside(module: str, *packages: str) -> bool:
    """Whether a module is one of these, or lies in one."""
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def imported(path: Path, root: Path) -> Iterator[str]:
    """What a module imports, at its head or inside a function; ``from a import b`` counts as ``a.b``."""
    package = dotted(path, root).split(".")
    package = package if path.name == "__init__.py" else package[:-1]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            yield from (".".join([*base, node.module or "", alias.name]).replace("..", ".") for alias in node.names)


def layer(module: str) -> int | None:
    """The number of a module's layer in its app."""
    layers = LAYERS if inside(module, "members") else LAYERS_OF_ITEMS
    return next((number for number, names in enumerate(layers) if inside(module, *names)), None)


def refusal(module: str, other: str) -> str:
    """Why a module may not import another; empty if it may."""
    app = module.split(".")[0]
    if inside(other, "tests") and not inside(module, "tests") and not _starts_postgresql(module, other):
        return "nothing imports tests"
    if app in KNOWN and inside(other, *(set(APPS) - KNOWN[app] - {app})):
        return f"{app} does not know that app"
    leaf = next((names for names in LEAVES if inside(module, *names)), None)
    if leaf and inside(other, *APPS) and not inside(other, *leaf):
        return "a leaf imports nothing of the project"
    own, others = layer(module), layer(other)
    own = own if module.split(".")[0] == other.split(".")[0] else None
    if own is not None and others is not None and others > own:
        return "a lower layer does not know a higher one"
    return ""


def _starts_postgresql(module: str, other: str) -> bool:
    """The benchmark needs a PostgreSQL as the tests do, and takes the one that they have."""
    return inside(module, "benchmarks") and inside(other, "tests.harness.postgres")


def wrong_imports(root: Path) -> list[str]:
    """Every import against the direction of the house."""
    found = []
    for path in modules(root):
        module = dotted(path, root)
        for other in imported(path, root):
            if reason := refusal(module, other):
                found.append(f"{module} imports {other}: {reason}")
    return found


def staff_entries_read(root: Path) -> list[str]:
    """Every import by which a public module would reach what staff write and have not published."""
    return [
        f"{dotted(path, root)} imports {other}"
        for path in modules(root)
        if inside(dotted(path, root), *PUBLIC_ITEMS)
        for other in imported(path, root)
        if inside(other, "resources.models") and other.rpartition(".")[2] not in PUBLISHED
    ]


def named_organisations(root: Path) -> list[str]:
    """Every place where a public module names Organisation, or a lookup through one."""
    found = []
    for path in modules(root):
        if not inside(dotted(path, root), *PUBLIC, *PUBLIC_ITEMS):
            continue
        for node in ast.walk(tree(path)):
            if _names_organisation(node):
                found.append(f"{dotted(path, root)}: {ast.unparse(node)}")
    return found


def _names_organisation(node: ast.AST) -> bool:
    match node:
        case ast.Name(id="Organisation") | ast.Attribute(attr="Organisation") | ast.alias(name="Organisation"):
            return True
        case ast.Constant(value=str(text)) | ast.keyword(arg=str(text)):
            return "organisation__" in text
    return False


def migrations_with_application_code(root: Path) -> list[str]:
    """Every migration that imports a module of ours: it would break when that module changes."""
    return [
        f"{dotted(path, root)} imports {other}"
        for path in files(root, ".py")
        if "migrations" in path.parts
        for other in imported(path, root)
        if inside(other, *APPS)
    ]


def test_imports_point_one_way() -> None:
    assert wrong_imports(ROOT) == []


def test_public_modules_start_from_listings() -> None:
    assert named_organisations(ROOT) == []


def test_public_modules_start_from_published_items() -> None:
    assert staff_entries_read(ROOT) == []


def test_migrations_stand_alone() -> None:
    assert migrations_with_application_code(ROOT) == []


@pytest.mark.parametrize(
    ("name", "code", "seen"),
    [
        ("members/views.py", "from secretariat.models import MembershipRecord", True),
        ("members/views.py", "def f():\n    import nswp_directory.settings", True),
        ("members/apps.py", "from members import receivers", False),
        ("members/policy.py", "from members.models import Region", True),
        ("core/search/index.py", "from .analysis import stem", False),
        ("core/search/index.py", "from ..models import Region", True),
        ("members/models/places.py", "from members.publication import refresh", True),
        ("members/publication.py", "from members.models import Region", False),
        ("members/filters.py", "from members import views", True),
        ("secretariat/admin.py", "from members.models import Organisation", False),
        ("secretariat/admin.py", "from resources.models import Guide", True),
        ("nswp_directory/pages.py", "from members.views import PublicPage", False),
        ("members/views.py", "from tests.factories import make_organisation", True),
        ("resources/views.py", "from members.models import Listing", False),
        ("resources/views.py", "from secretariat.models import MembershipRecord", True),
        ("resources/models/guides.py", "from resources.projection import projection", True),
        ("resources/reading.py", "from resources import views", True),
        ("members/views.py", "from resources.models import PublishedItem", True),
        ("tests/members/test_x.py", "from tests.factories import make_organisation", False),
        ("benchmarks/cluster.py", "from tests.harness.postgres import Cluster", False),
        ("benchmarks/cluster.py", "from tests.factories import make_organisation", True),
    ],
)
def test_a_wrong_import_is_seen(tmp_path: Path, name: str, code: str, seen: bool) -> None:
    assert bool(wrong_imports(write(tmp_path, name, code))) is seen


@pytest.mark.parametrize(
    ("name", "code", "seen"),
    [
        ("members/views.py", "from members.models import Organisation", True),
        ("members/views.py", "models.Organisation.objects.all()", True),
        ("members/facets.py", "Region.objects.filter(countries__organisation__status='x')", True),
        ("members/api/v1.py", "Region.objects.order_by('organisation__name')", True),
        ("members/api/v1.py", "Listing.objects.all()", False),
        ("members/admin/lists.py", "from members.models import Organisation", False),
    ],
)
def test_a_named_organisation_is_seen(tmp_path: Path, name: str, code: str, seen: bool) -> None:
    assert bool(named_organisations(write(tmp_path, name, code))) is seen


@pytest.mark.parametrize(
    ("name", "code", "seen"),
    [
        ("resources/views.py", "from resources.models import Resource", True),
        ("resources/feeds.py", "from resources.models.pages import NewsItem", True),
        ("resources/views.py", "from resources.models import PublishedItem", False),
        ("resources/admin/entries.py", "from resources.models import Resource", False),
    ],
)
def test_a_public_module_that_reads_drafts_is_seen(tmp_path: Path, name: str, code: str, seen: bool) -> None:
    assert bool(staff_entries_read(write(tmp_path, name, code))) is seen


def test_application_code_in_a_migration_is_seen(tmp_path: Path) -> None:
    write(tmp_path, "members/migrations/0001_initial.py", "import members.models.organisation\nimport django.db")

    assert migrations_with_application_code(tmp_path) == [
        "members.migrations.0001_initial imports members.models.organisation"
    ]


def write(root: Path, name: str, code: str) -> Path:
    """A project of one file."""
    path = root / name
    path.parent.mkdir(parents=True)
    path.write_text(code)
    return root
