"""Where mails go in development: to the terminal, and into a folder."""

import sys
from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.filebased import EmailBackend


class DevelopmentBackend(EmailBackend):
    """Keeps each mail as a file of EMAIL_FILE_PATH and prints it."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> Any:
        for message in email_messages:
            sys.stdout.write(f"\nMail to {', '.join(message.to)}: {message.subject}\n\n{message.body}\n\n")
        return super().send_messages(email_messages)
