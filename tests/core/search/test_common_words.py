"""The 5,000 commonest words of each language: which of them are an idea, each looked at by a person.

A word that becomes one fails here. Whoever adds it looks at what it mostly means, and then adds it to
common_words.toml, or makes the phrase longer, or puts "?" before it in concepts.toml.
"""

import tomllib
from pathlib import Path

import pytest
from wordfreq import top_n_list

from core.search.concepts import concepts_in

ACCEPTED: dict[str, dict[str, str]] = tomllib.loads((Path(__file__).parent / "common_words.toml").read_text())
COMMONEST = 5_000
LISTS = {"en": "en", "fr": "fr", "es": "es", "ru": "ru", "zh-hans": "zh"}


def ideas_of_common_words(language: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for word in top_n_list(LISTS[language], COMMONEST):
        for idea in concepts_in(word, language):
            found.setdefault(idea, set()).add(word)
    return found


@pytest.mark.parametrize("language", LISTS)
def test_a_common_word_is_an_idea_only_where_somebody_has_looked(language: str) -> None:
    assert ideas_of_common_words(language) == {idea: set(words.split()) for idea, words in ACCEPTED[language].items()}
