"""Every model of this app says itself which of its fields exist in several languages: ``translated``."""

from django.apps import apps
from modeltranslation.translator import translator

from members.translation import EmptyIsEmpty

for model in apps.get_app_config("resources").get_models():
    if names := getattr(model, "translated", ()):
        translator.register(model, type(f"{model.__name__}Translation", (EmptyIsEmpty,), {"fields": names}))
