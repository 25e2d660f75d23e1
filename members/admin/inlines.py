"""What hangs on an organisation and is edited with it."""

import re
from typing import Any

from django.contrib import admin
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import QueryDict

from members.admin.forms import LinkForm
from members.admin.policy_admin import PolicyInline
from members.models import Link, OtherName

HTTPS = {"assume_scheme": "https"}  # of an address typed without one


Row = dict[str, list[str]]


class SharedRows(BaseInlineFormSet):
    """Rows that a colleague may delete while the form is open: what was typed into such a row becomes a new one."""

    def __init__(self, data: Any = None, files: Any = None, instance: Any = None, **kwargs: Any) -> None:
        if data is not None and instance is not None and instance.pk:
            stored = {
                str(key) for key in kwargs["queryset"].filter(**{self.fk.name: instance}).values_list("pk", flat=True)
            }
            data = with_deleted_rows_as_new(data, kwargs["prefix"], stored)
        super().__init__(data, files, instance, **kwargs)


def with_deleted_rows_as_new(data: QueryDict, prefix: str, stored: set[str]) -> QueryDict:
    """The same form, in which rows that are stored no more stand after those that are."""
    initial = data.get(f"{prefix}-INITIAL_FORMS", "")
    rows = _rows(data, prefix)
    old = {number for number in rows if initial.isdecimal() and number < int(initial)}
    gone = {number for number in old if rows[number].get("id", [""])[0] not in stored}
    if not gone:
        return data
    kept = [rows[number] for number in sorted(old - gone)]
    again = [rows[number] | {"id": [""]} for number in sorted(gone) if "DELETE" not in rows[number]]
    new = [rows[number] for number in sorted(rows.keys() - old)]
    return _written(data, prefix, [*kept, *again, *new], len(kept))


def _rows(data: QueryDict, prefix: str) -> dict[int, Row]:
    """The fields of each row, by the row's number."""
    rows: dict[int, Row] = {}
    for name, values in data.lists():
        match = re.fullmatch(rf"{re.escape(prefix)}-(\d{{1,6}})-(\w+)", name)
        if match:
            rows.setdefault(int(match[1]), {})[match[2]] = values
    return rows


def _written(data: QueryDict, prefix: str, rows: list[Row], initial: int) -> QueryDict:
    """The form with these rows in the place of its own."""
    fresh = data.copy()
    for name in data:
        if re.fullmatch(rf"{re.escape(prefix)}-\d{{1,6}}-\w+", name):
            del fresh[name]
    for number, row in enumerate(rows):
        for field, values in row.items():
            fresh.setlist(f"{prefix}-{number}-{field}", values)
    fresh[f"{prefix}-INITIAL_FORMS"], fresh[f"{prefix}-TOTAL_FORMS"] = str(initial), str(len(rows))
    return fresh


class OtherNameInline(PolicyInline, admin.TabularInline):
    """Former and other names, so that people find an organisation under the name they know."""

    model = OtherName
    formset = SharedRows
    extra = 0


class LinkInline(PolicyInline, admin.TabularInline):
    """Addresses on the web beside the website."""

    model = Link
    form = LinkForm
    formfield_overrides = {models.URLField: HTTPS}
    formset = SharedRows
    extra = 0
