"""What is said to a request that no page answers: plain text in five languages, which nothing can make fail."""

from django.http import HttpResponse

UNREADABLE = (
    "This address or form holds characters that cannot be read.",
    "Cette adresse ou ce formulaire contient des caractères illisibles.",
    "Esta dirección o este formulario contiene caracteres que no se pueden leer.",
    "Этот адрес или форма содержит знаки, которые невозможно прочитать.",
    "此地址或表单含有无法识别的字符。",
)
TOO_LONG = (
    "This address is too long. Choose fewer filters or fewer words.",
    "Cette adresse est trop longue. Choisissez moins de filtres ou moins de mots.",
    "Esta dirección es demasiado larga. Elija menos filtros o menos palabras.",
    "Этот адрес слишком длинный. Выберите меньше фильтров или слов.",
    "此地址过长。请减少筛选条件或搜索词。",
)
TOO_LARGE = (
    "This is too large. Nothing was kept. Send less at a time.",
    "C’est trop volumineux. Rien n’a été conservé. Envoyez-en moins à la fois.",
    "Es demasiado grande. No se ha guardado nada. Envíe menos de una vez.",
    "Слишком большой объём. Ничего не сохранено. Отправляйте меньше за один раз.",
    "内容过大，未保存任何内容。请分次发送较少的内容。",
)
NOT_ALLOWED = (
    "This site can be read and searched; it takes no other requests here.",
    "Ce site se lit et se consulte ; il n’accepte pas d’autre demande ici.",
    "Este sitio se puede leer y consultar; aquí no admite otras peticiones.",
    "Этот сайт можно читать и искать по нему; другие запросы здесь не принимаются.",
    "本站可供阅读和搜索；此处不接受其他请求。",
)
METHODS = "GET, HEAD, POST"


def refusal(status: int, sentences: tuple[str, ...]) -> HttpResponse:
    """An answer that repeats nothing of the request and is kept by no cache."""
    text = "\n".join((f"{status} {sentences[0]}", *sentences[1:], ""))
    response = HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    if status == 405:
        response.headers["Allow"] = METHODS
    return response
