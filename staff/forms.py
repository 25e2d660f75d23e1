"""What is asked for when somebody signs in, and when a second factor is set up."""

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm, AdminPasswordChangeForm
from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from staff import factors
from staff.hashing import TooManySignIns
from staff.lockout import is_own_password

BUSY = _("Many people are signing in at this moment. Please try again in a minute.")
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
        "busy": BUSY,
    }

    def clean(self) -> dict[str, Any]:
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

    def __init__(self, request: HttpRequest, data: Any = None) -> None:
        super().__init__(data)
        self.request = request

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        check_own_password(self.request, password)
        return password


def check_own_password(request: HttpRequest, password: str) -> None:
    """Raise ValidationError unless this is the password of whoever is signed in; failures count for the lock-out."""
    try:
        if not is_own_password(request, password):
            raise forms.ValidationError(_("This is not your password."), code="wrong_password")
    except TooManySignIns as busy:
        raise forms.ValidationError(BUSY, code="busy") from busy


class OwnPasswordChangeForm(AdminPasswordChangeForm):
    """Django's form, whose question for the old password counts failures."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_old_password(self) -> str:
        password = str(self.cleaned_data["old_password"])
        check_own_password(self.request, password)
        return password


class FirstCodeForm(OwnPasswordForm):
    """The password, and the first code of the app that has just been set up."""

    token = forms.CharField(label=_("Code that the app shows"), max_length=64, widget=CodeInput)
    confirmed: tuple[Any, list[str]] | None = None

    def clean(self) -> dict[str, Any]:
        """Put the new app in place if its code is right."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors:
            user: Any = self.request.user
            self.confirmed = factors.confirm(user, cleaned["token"])
            if self.confirmed is None:
                self.add_error("token", _("This code is wrong or too old. Wait for the next one that the app shows."))
        return cleaned
