"""An address as a QR code, drawn on the server. A leaf."""

import segno
from django.utils.safestring import SafeString, mark_safe

LONGEST = 300  # more characters make a code that cheap cameras cannot read from paper


def svg(address: str) -> SafeString:
    """The code as a picture with black on white and its quiet border; nothing for an address too long to be read."""
    if len(address) > LONGEST:
        return SafeString("")
    picture = segno.make(address, error="m", micro=False).svg_inline(
        border=4, dark="#000", light="#fff", svgclass="qr", lineclass="", omitsize=True
    )
    return mark_safe(picture)  # noqa: S308 - drawn here; the address is dots in it, never text
