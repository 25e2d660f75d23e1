"""Who may see the fields of this app. What networks, programmes, publications, guides and pages say is for everyone."""

from django.apps import apps

from members.visibility import PUBLIC, STAFF, register
from resources.models.base import Entry, Translated

ENTRY = {"id": STAFF, "slug": PUBLIC, "status": STAFF, "position": PUBLIC, "source": PUBLIC, "updated": STAFF}
ITEM = ("kind", "slug", "position", "day", "country", "networks", "types", "languages", "years", "regions", "themes")


def register_all() -> None:
    """The fields that each model calls public; what it hangs on, and its primary key, are for staff."""
    for model in apps.get_app_config("resources").get_models():
        if issubclass(model, Entry):
            register(model._meta.label_lower, ENTRY | dict.fromkeys(model.public, PUBLIC))
        elif issubclass(model, Translated):
            levels = {field.name: STAFF for field in model._meta.fields if not hasattr(field, "translated_field")}
            register(model._meta.label_lower, levels | dict.fromkeys(model.public, PUBLIC))
    register("resources.publisheditem", {"id": STAFF, "source": STAFF} | dict.fromkeys((*ITEM, "words_digest"), PUBLIC))
    document = dict.fromkeys(("item", "language", "sort_key", "document"), PUBLIC)
    register("resources.publisheddocument", {"id": STAFF} | document)
