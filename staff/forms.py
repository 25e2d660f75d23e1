"""What is asked for when somebody signs in, and when a second factor is set up."""

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import authenticate
from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from staff import factors
from staff.hashing import TooManySignIns

CODE_ATTRIBUTES = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}


class CodeInput(forms.TextInput):
    """A box for a code, empty whenever it is shown: a code that was sent does not stand in a page."""

    def __init__(self) -> None:
        super().__init__(CODE_ATTRIBUTES)

    def format_value(self, value: Any) -> None:
        """Nothing."""


class SignInForm(AdminAuthenticationForm):
    """Name, password and code at once: who fails is not told which of them was wrong."""

    token = forms.CharField(
        label=_("Code"),
        required=False,
        max_length=64,
        widget=CodeInput,
        help_text=_("Six digits from your authenticator app, or a recovery code. Empty at your first sign-in."),
    )
    error_messages = {
        "invalid_login": _("Name, password and code do not belong together. Note that the password is case-sensitive."),
        "busy": _("Many people are signing in at this moment. Please try again in a minute."),
    }

    def clean(self) -> dict[str, Any]:
        """Ask all three together."""
        name, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if name is None or not password:
            return self.cleaned_data
        token = self.cleaned_data.get("token", "")
        try:
            self.user_cache = authenticate(self.request, username=name, password=password, token=token)
        except TooManySignIns as busy:
            raise forms.ValidationError(self.error_messages["busy"], code="busy") from busy
        if self.user_cache is None:
            raise self.get_invalid_login_error()
        self.confirm_login_allowed(self.user_cache)
        return self.cleaned_data

    def get_invalid_login_error(self) -> forms.ValidationError:
        """One sentence for every failure."""
        return forms.ValidationError(self.error_messages["invalid_login"], code="invalid_login")


class OwnPasswordForm(forms.Form):
    """The password once more: an open browser alone changes no second factor."""

    password = forms.CharField(
        label=_("Your password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )

    def __init__(self, user: AbstractBaseUser, data: Any = None) -> None:
        super().__init__(data)
        self.user = user

    def clean_password(self) -> str:
        """Whether it is theirs."""
        password = str(self.cleaned_data["password"])
        if not self.user.check_password(password):
            raise forms.ValidationError(_("This is not your password."))
        return password


class FirstCodeForm(OwnPasswordForm):
    """The password, and the first code of the app that has just been set up."""

    token = forms.CharField(label=_("Code that the app shows"), max_length=64, widget=CodeInput)
    confirmed: tuple[Any, list[str]] | None = None

    def clean(self) -> dict[str, Any]:
        """Put the new app in place if its code is right."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors:
            self.confirmed = factors.confirm(self.user, cleaned["token"])
            if self.confirmed is None:
                self.add_error("token", _("This code is wrong or too old. Wait for the next one that the app shows."))
        return cleaned
