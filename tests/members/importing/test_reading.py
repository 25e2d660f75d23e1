"""Files and folders become text, or are refused with a reason."""

import codecs
import os
from pathlib import Path

import pytest

from members.importing.files import LARGEST, Refused, Source, decode, read, sources, warning_of_encoding


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_in_the_usual_encodings(encoding: str) -> None:
    assert decode("Café «Луна» 月亮".encode(encoding)) == "Café «Луна» 月亮"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "The file is empty."),
        ("\ufeff \n\t\n".encode(), "The file is empty."),
        (b"a" * (LARGEST + 1), "The file is larger than one megabyte; a profile page is a few kilobytes."),
        (b"Who do you work with?\0", "The file is binary, not text."),
        (b"Caf\xe9 \x81\x8d\x01", "The file is not text in UTF-8."),
        (b"\x89PNG\r\n\x1a\n\0\0", "The file is binary, not text."),
        (b"\xff\xfea", "The file is not text in UTF-8."),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        decode(data)

    assert str(refused.value.reason) == reason


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        ("Les “sœurs” de l’été travaillent près du café — à 5 €.", "cp1252", "Windows-1252"),
        ("Niños y niñas: ¿qué hacemos? ¡Acción!", "cp1252", "Windows-1252"),
        ("Мы работаем с женщинами в трёх городах — «Берег» № 5.", "cp1251", "Windows-1251"),
        ("我们支持性工作者，反对暴力。", "gb18030", "GB 18030"),
    ],
)
def test_old_code_pages_are_read_and_shown_to_whoever_imports(text: str, encoding: str, name: str) -> None:
    data = f"Who do you work with?\n{text}".encode(encoding)

    assert decode(data).endswith(text)
    warning = warning_of_encoding(data)
    assert warning.startswith(f"The file is not in UTF-8 and was read as {name}. Check its letters: “")
    assert next(sign for sign in text if not sign.isascii()) in warning


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_text_in_utf_8_is_read_without_a_word(mark: bytes) -> None:
    assert decode(mark + "Été".encode()) == "Été"
    assert warning_of_encoding(mark + "Été".encode()) == ""


def test_the_largest_file_is_still_read() -> None:
    assert len(decode(b"a" * LARGEST)) == LARGEST


def test_a_folder_is_read_in_order_with_the_folders_in_it(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    for name in ("b.txt", "a.txt", "inner/c.txt"):
        (tmp_path / name).write_text("text")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "pipe")

    found = list(sources(tmp_path))

    assert found == [Source(name, tmp_path / name) for name in ("a.txt", "b.txt", "inner/c.txt")]


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"missing\.txt"):
        list(sources(tmp_path / "missing.txt"))


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(Refused) as refused:
        read(tmp_path / "pipe")

    assert str(refused.value.reason) == "This is not a regular file."
