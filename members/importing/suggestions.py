"""Populations that an answer seems to name. Suggestions for an editor, never saved by themselves."""

import re

from core.text.folding import fold

# Words as folded text spells them: lower case, no accents (и for й, е for ё), spaces for hyphens.
WORDING = {
    "female": r"\bfemale\b(?! clients)|\btravailleuses\b|\btrabajadoras\b|секс ?работниц"
    r"|(?<!trans )(?<!transgender )women (?:who sell|(?:who are |in |engaged in |who do )?sex work)"
    r"|femmes (?:qui exercent|travailleu)|mujeres (?:cis|que ejercen|trabajadoras)"
    r"|(?<!трансгендерные )женщины секс|(?<!跨性别)(?:女性性|女性)工作者",
    "male": r"\bmale\b(?! clients| partners)|\bmen (?:who sell|in sex work|sex work)"
    r"|travailleurs du sexe (?:hommes|masculins)|hommes (?:qui exercent|travailleurs)"
    r"|travailleu(?:rs et travailleuses|ses et travailleurs)|hombres (?:que ejercen|trabajadores)"
    r"|trabajador(?:es y trabajadoras|as y trabajadores)|trabajadores sexuales (?:hombres|masculinos)"
    r"|мужчин\w* секс|секс ?работник\w* мужчин|男性(?:性)?工作者|男女性工作者",
    "trans": r"\btrans\b|transgen|transsexu|transex|gender diverse|non ?binar|no binari|travesti"
    r"|трансгендер|транс ?(?:люд|женщ|мужч|персон)|跨性别",
    "lgb": r"\blgb|lesbi|\bgays?\b|bisex|homosex|queer|\bлгб|лесби|\bгеи\b|\bгеев\b|бисекс"
    r"|同性恋|双性恋|男同|女同|酷儿",
    "migrant": r"\b(?:im)?migrant|мигрант|移民|流动(?:人口|性工作者)|外来",
    "refugee": r"refugee|displaced|asylum|refugie|refugiad|demandeu\w+ d asile|\bdeplace(?:e?s)\b|desplazad"
    r"|беженц|беженк|перемещенн|难民|流离失所|寻求庇护",
    "hiv": r"with hiv|hiv positive|seropositi|vivant avec le vih|porteu\w+ du vih|\bcon (?:el )?vih"
    r"|живущ\w+ с вич|вич положительн|вич инфицирован|感染(?:艾滋|hiv)|(?:艾滋病病?毒?|hiv) ?感染者",
    "drugs": r"(?:use|uses|using|inject) drugs|drug us|consom\w+ (?:de |des )?(?:drogue|stupefiant)"
    r"|usag\w+ de drogue|(?:usan|consumen|usuari\w+ de) (?:drogas|sustancias)|потребител\w+ нарко"
    r"|употребля\w+ (?:инъекционн\w+ )?(?:нарко|псих)|使用(?:药物|毒品)|吸毒|药物使用者",
    "young": r"\byoung (?:adult|people|sex|wom|men\b|trans|female|male)|\byouth\b|\bjeunes\b|\bjovenes\b"
    r"|молод|年轻|青年",
    "rural": r"\brural|(?<!urban )\bvillages?\b|сельск|деревн|农村|乡村",
    "street": r"street based|(?:on|in) the streets?\b|street sex work|outdoor|dans (?:la|les) rues?\b"
    r"|\bde rue\b|en (?:la|las) calles?\b|de (?:la )?calle\b|callejer|на улиц|уличн|街头|站街",
    "disabled": r"\bdisab|with disabilit|handicap|discapacidad|инвалидн|残障|残疾",
    "detained": r"\bdetain|detention|prison(?:er|s)?\b|incarcerat|inmates|detenu|incarcer|emprison"
    r"|privad[ao]s de (?:la )?libertad|\bcarcel|\bpres[ao]s\b|заключенн|тюрем|тюрьм|под стражеи"
    r"|在押|监狱|被拘|服刑",
    "family": r"\btheir (?:intimate )?partners|partners of sex|\bfamil(?:y|ies)\b|\btheir children"
    r"|children of|\bleurs (?:partenaires|enfants|conjoints)|\bfamilles?\b|enfants de"
    r"|\bsus (?:parejas|hij[ao]s)|\bfamilias?\b|hij[ao]s de|их партнер|\bсемьи|\bсемьям|их дет"
    r"|伴侣|家人|家属|家庭|子女",
    "clients": r"(?:their|and) clients|clients of|(?:leurs|les|et) clients\b|clients des"
    r"|(?:sus|los|y) clientes\b|clientes de|клиент\w* секс|(?:их|и) клиент|顾客|嫖客|客人",
    "third-parties": r"third part(?:y|ies)|managers of|tierces (?:parties|personnes)"
    r"|terceras (?:partes|personas)|треть(?:и|их|ими) лиц|第三方",
    "community-women": r"(?:marginali[sz]ed|vulnerable|disadvantaged|rural|other|poor) women|single mothers"
    r"|femmes (?:et (?:les )?filles )?(?:marginali|vulnerab|rurales|demunies)|autres femmes"
    r"|meres celibataires|mujeres (?:y ninas )?(?:marginad|vulnerab|rurales|en situacion de vulnerab)"
    r"|otras mujeres|madres solteras|(?:уязвим|маргинал|други)\w* женщин"
    r"|边缘(?:化)?的?(?:女性|妇女)|弱势(?:女性|妇女)|其他(?:女性|妇女)|单亲妈妈",
}
PATTERNS = {slug: re.compile(wording) for slug, wording in WORDING.items()}
JOINTS = re.compile(r"[\s\-‐‑’']+")


def suggested_populations(texts: list[str]) -> list[str]:
    """Slugs of the populations that the texts name in careful words, in the order of the vocabulary."""
    folded = JOINTS.sub(" ", fold("\n".join(texts)))
    return [slug for slug, pattern in PATTERNS.items() if pattern.search(folded)]
