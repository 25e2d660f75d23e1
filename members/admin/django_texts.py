"""Texts of Django's own admin that Django has not translated into each of our languages.

They are named here so that our catalogues hold them. Django's own translation goes first where there is one.
"""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext, gettext_noop
from django.views.i18n import JavaScriptCatalog

# In pages: read out by screen readers, and in the title of a form with errors. A catalogue of ours is enough.
IN_PAGES = (
    gettext_noop("Error:"),
    gettext_noop("Model name"),
    gettext_noop("Add link"),
    gettext_noop("Change or view list link"),
    gettext_noop("After you’ve created a user, you’ll be able to edit more user options."),
)
# In scripts: the two lists beside each other, of languages and of countries.
IN_SCRIPTS = (
    gettext_noop('Choose %s by selecting them and then select the "Choose" arrow button.'),
    gettext_noop('Remove %s by selecting them and then select the "Remove" arrow button.'),
    gettext_noop("Choose all %s"),
    gettext_noop("Choose selected %s"),
    gettext_noop("Remove all %s"),
    gettext_noop("Remove selected %s"),
    gettext_noop("(click to clear)"),
)


class Texts(JavaScriptCatalog):
    """The texts of the admin's scripts: Django's, and ours where Django has none."""

    packages = ["django.contrib.admin"]

    def get_catalog(self) -> dict[str, Any]:
        """Each text with its translation; what nobody has translated is left out."""
        ours = {text: gettext(text) for text in IN_SCRIPTS}
        return {text: said for text, said in ours.items() if said != text} | super().get_catalog()


def texts_of_scripts(request: HttpRequest, extra_context: Any = None) -> HttpResponseBase:
    return Texts.as_view()(request)
