"""The page for a directory that cannot answer just now: five languages, no database, no template.

Whatever is broken, this page is not: it is put together from the constants below. The server in front of the
application serves the same page from a file when the application itself does not answer (``standing_alone``).
"""

import base64
import hashlib
from html import escape

from django.conf import settings
from django.http import HttpResponse

from core.languages import language_tag

NOT_SET_UP = {
    "en": (
        "The directory is not ready yet",
        "One step of its set-up is missing. Whoever runs this site can take it with this command:",
    ),
    "fr": (
        "L’annuaire n’est pas encore prêt",
        "Il manque une étape de l’installation. L’équipe du site peut la faire avec cette commande :",
    ),
    "es": (
        "El directorio aún no está listo",
        "Falta un paso de la instalación. El equipo del sitio puede darlo con esta orden:",
    ),
    "ru": (
        "Каталог ещё не готов",
        "Не выполнен один шаг установки. Редакция сайта может завершить её такой командой:",
    ),
    "zh-hans": ("名录尚未就绪", "安装还缺一步。网站团队可运行以下命令完成："),
}
NOT_REACHED = {
    "en": ("The directory cannot answer just now", "Nothing you did caused this. Try again in a few minutes."),
    "fr": (
        "L’annuaire ne peut pas répondre pour le moment",
        "Vous n’y êtes pour rien. Réessayez dans quelques minutes.",
    ),
    "es": (
        "El directorio no puede responder en este momento",
        "No es por algo que usted haya hecho. Inténtelo de nuevo en unos minutos.",
    ),
    "ru": (
        "Каталог сейчас не может ответить",
        "Вы ни при чём. Попробуйте снова через несколько минут.",
    ),
    "zh-hans": ("名录暂时无法访问", "这与您的操作无关。请过几分钟再试。"),
}
STYLE = (
    ":root{color-scheme:light dark}body{max-width:38rem;margin:auto;padding:1.5rem;"
    "font:1rem/1.55 -apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;background:#fbf8f4;color:#241a22}"
    "h1{font-size:1.5rem}h2{font-size:1.1rem;margin-block:2rem 0}"
    "code{display:block;margin-block:.5rem;padding-inline-start:.7rem;border-inline-start:3px solid}"
    "header{display:flex;flex-wrap:wrap;gap:.5rem;justify-content:end}"
    "a{padding:.6rem 1rem;border-radius:.6rem;background:#241a22;color:#fff;text-decoration:none}"
    "main{padding-block-start:1.5rem}"
    "@media(prefers-color-scheme:dark){body{background:#1d151c;color:#f2eaf0}a{background:#f2eaf0;color:#1d151c}}"
)
STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
# In a file, where no header can be counted on; there a browser ignores frame-ancestors.
POLICY_IN_PAGE = f"default-src 'none'; style-src 'sha256-{STYLE_HASH}'; base-uri 'none'; form-action 'none'"
POLICY = f"{POLICY_IN_PAGE}; frame-ancestors 'none'"
LEAVE = {"en": "Leave", "fr": "Quitter", "es": "Salir", "ru": "Уйти", "zh-hans": "离开"}
LINK = '<a href="{address}" rel="noreferrer noopener nofollow">{words}</a>'
PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="same-origin">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<header>{exits}</header>
<main>
{sections}
</main>
</body>
</html>
"""
SECTION = '<section lang="{language}"><{heading}>{title}</{heading}><p>{text}{command}</p></section>'


def _exits(language: str) -> str:
    """The way out for readers of one language; of every language, each by its own word, where none is known."""
    if language:
        return LINK.format(address=escape(settings.EXIT_URLS[language]), words=" · ".join(LEAVE.values()))
    return "".join(
        LINK.format(address=escape(address), words=f'<span lang="{language_tag(code)}">{LEAVE.get(code, code)}</span>')
        for code, address in settings.EXIT_URLS.items()
    )


def _page(texts: dict[str, tuple[str, str]], command: str, language: str = "") -> str:
    advice = f" <code>{escape(command)}</code>" if command else ""
    sections = [
        SECTION.format(
            language=language_tag(code), heading="h1" if code == "en" else "h2", title=title, text=text, command=advice
        )
        for code, (title, text) in texts.items()
    ]
    return PAGE.format(
        title=texts["en"][0],
        policy=POLICY_IN_PAGE,
        style=STYLE,
        exits=_exits(language),
        sections="\n".join(sections),
    )


def standing_alone() -> str:
    """The page as a file, for the server in front: it needs nothing else and asks for nothing."""
    return _page(NOT_REACHED, "")


def unavailable(command: str = "", language: str = "", retry_after: int = 30) -> HttpResponse:
    """503: the step that is missing, named by its command; without one, the wish to try again later.

    ``language``: that of the address, whose readers the page helps to leave.
    """
    response = HttpResponse(_page(NOT_SET_UP if command else NOT_REACHED, command, language), status=503)
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cache-Control"] = "no-store"
    response.headers["Retry-After"] = str(retry_after)
    # Said once, when it is first seen (health.py), not with every request.
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response
