"""Fields whose column holds a token instead of the text. An empty text stays an empty column."""

from typing import Any

from django import forms
from django.core.exceptions import FieldError
from django.core.validators import MaxLengthValidator, validate_email
from django.db import models

from core.encryption.keys import decrypt, encrypt


class EncryptedTextField(models.TextField):
    """A text that the database cannot read: it can be stored and read, not searched, sorted or compared."""

    def get_prep_value(self, value: Any) -> Any:
        text = super().get_prep_value(value)
        return encrypt(text) if text else text

    def from_db_value(self, value: str | None, *_context: Any) -> str | None:
        return decrypt(value) if value else value

    def get_lookup(self, lookup_name: str) -> Any:
        """Each token differs, so that a comparison would find nothing, ever."""
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise FieldError(f"{self} is encrypted: the database cannot ask for {lookup_name}.")


class EncryptedCharField(EncryptedTextField):
    """One line, of ``max_length`` characters at most."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.max_length:
            self.validators.append(MaxLengthValidator(self.max_length))

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"widget": forms.TextInput, "max_length": self.max_length} | kwargs)


class EncryptedEmailField(EncryptedCharField):
    """An e-mail address."""

    default_validators = [validate_email]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 254} | kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": forms.EmailField, "widget": forms.EmailInput} | kwargs)


def encrypted_fields(model: type[models.Model]) -> list[EncryptedTextField]:
    return [field for field in model._meta.concrete_fields if isinstance(field, EncryptedTextField)]
