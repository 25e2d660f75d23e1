"""A small world of countries, named as the fixture names them."""

import pytest

from members.importing.countries import CountryIndex

COUNTRIES = {
    "BE": ("europe", "Belgium", "Belgique", "Bélgica", "Бельгия", "比利时"),
    "BI": ("africa", "Burundi", "Бурунди", "布隆迪"),
    "CD": ("africa", "Congo - Kinshasa", "DRC", "RDC", "刚果（金）"),
    "CG": ("africa", "Congo - Brazzaville", "刚果（布）"),
    "CH": ("europe", "Switzerland", "Suisse", "Suiza", "Швейцария", "瑞士"),
    "CI": ("africa", "Côte d’Ivoire", "Ivory Coast", "Кот-д’Ивуар", "科特迪瓦"),
    "CN": ("asia-and-the-pacific", "China", "Chine", "Китай", "中国"),
    "FR": ("europe", "France", "Francia", "Франция", "法国"),
    "GM": ("africa", "Gambia", "Gambie", "Гамбия", "冈比亚"),
    "KE": ("africa", "Kenya", "Kenia", "Кения", "肯尼亚"),
    "KZ": ("europe", "Kazakhstan", "Kazajistán", "Казахстан", "哈萨克斯坦"),
    "MK": ("europe", "North Macedonia", "Macedonia", "Северная Македония", "北马其顿"),
    "MX": ("latin-america", "Mexico", "Mexique", "México", "Мексика", "墨西哥"),
    "MZ": ("africa", "Mozambique", "Мозамбик", "莫桑比克"),
    "TG": ("africa", "Togo", "Того", "多哥"),
    "TT": ("north-america-and-the-caribbean", "Trinidad & Tobago", "Trinité-et-Tobago"),
    "US": ("north-america-and-the-caribbean", "United States", "Estados Unidos", "США", "美国"),
}
REGIONS = {
    "africa": ("Africa", "Afrique", "África", "Африка", "非洲"),
    "asia-and-the-pacific": ("Asia and the Pacific", "Asie-Pacifique", "亚洲和太平洋"),
    "europe": ("Europe", "Europa", "Европа", "欧洲"),
    "latin-america": ("Latin America", "Amérique latine", "América Latina"),
    "north-america-and-the-caribbean": ("North America and the Caribbean",),
}


@pytest.fixture(scope="session")
def countries() -> CountryIndex:
    """An index without a database."""
    index = CountryIndex()
    for code, (region, *names) in COUNTRIES.items():
        index.add_country(code, region, [*names, "Congo"] if code in ("CD", "CG") else names)
    for slug, region_names in REGIONS.items():
        index.add_region(slug, region_names)
    return index
