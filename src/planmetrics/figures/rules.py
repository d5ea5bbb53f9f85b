"""What a number in a text is where it fixes no quantity: a date, a nickname, part of a word.

One rule a line, tried in this order. `read` gives the name as its reason, `trace` counts by it, and
`planmetrics explain NAME` shows the meaning. Patterns see text without spaces (`tokens.compact`).
"""

from __future__ import annotations

import re

from planmetrics.figures.numerals import DIGITS
from planmetrics.figures.words import ENGLISH
from planmetrics.model.units import CURRENCY
from planmetrics.tuples import NamedTuple

C = f"[{''.join(DIGITS)}十百千万亿]"
D = "[0-9]"
YEAR = r"(?<![0-9.])(?:19|20)[0-9]{2}(?![0-9.])"
TO = r"(?:[-—–~～]{1,2}|至|到)"

NUMBER_WORD = (
    "(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    "|nineteen|twenty|thirty|forty|fifty)"
)
_COUNTS = r"(?!s? [0-9]{2,} (?:[a-z]+ )?[a-z]+s\b)"
"""Not before what is counted: these words may be verbs (building 500 homes, but Building 7)."""
NUMBERED = (
    "chapter|section|article|annex|appendix|figure|fig\\.|table|box|part|volume|vol\\.|page|pp?\\.|goal|objective|priority"
    rf"|(?:target|building|issue|release|track){_COUNTS}"
    "|action|mission|kpi|sdg|okr|indicator|outcome|recommendation|phase|stage|step|tier|level|pillar|theme|item|question|scope|key result"
    "|grade|year(?! (?:19|20)[0-9]{2})|wave|round|note|footnote|paragraph|para|clause|schedule|principle|strand|option|scenario|zone|district|route"
    "|lot|category|class|type|aspiration|ambition|enabler|package|exhibit|slide|edition|band|group|terminal|room|lesson"
    r"|module|component|P\.?O\.? Box|formula|ward|line|platform|runway|highway|interstate|motorway|junction|gate|unit|bus"
    r"|tram|channel|radio|size|floor|area|standard|model|episode|verse|session|panel|bay|plot|block|pier|berth"
    r"|number|sub-?section|sub-?paragraph|part|bullet|equation|eq\.|row|column|col\.|line item|item|slot|team|squad|unit|site"
)
PLACED = "place|position|largest|biggest|best|highest|fastest|leading|strongest|cleanest|safest"
"""Behind an ordinal these make it a rank: 4th largest."""


def _function_words() -> set[str]:
    """Every word of the English tables: a number behind one of them is no label."""
    tables = (ENGLISH.before, ENGLISH.after, ENGLISH.moves, ENGLISH.nouns, ENGLISH.rates, ENGLISH.links, ENGLISH.holds)
    lists = (
        ENGLISH.fillers,
        ENGLISH.closed,
        ENGLISH.scoping,
        ENGLISH.puzzles,
        ENGLISH.thwarts,
        ENGLISH.flow,
        ENGLISH.strive,
    )
    return {
        word
        for words in (*tables, *lists, ENGLISH.yearly, ENGLISH.stock, ENGLISH.total, ("top", "within"))
        for word in words
    }


_NO_LABEL = "|".join(sorted({re.escape(word.split(" ")[-1]) for word in _function_words() if word[-1].isalpha()}))
"""Words behind which a bare number is a figure; behind any other word (Boeing 747, Runway 3) it is a label."""
MONTH = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_ENGLISH_YEAR = (
    r"(?<![0-9.,£$€#])(?:FY ?)?(?:19|20)[0-9]{2}(?![0-9%]|[.,][0-9]|-(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{3})"
)
_WHOLE = (  # 2025, FY2030, 2024/25, 2026 to 2030
    rf"(?:{_ENGLISH_YEAR}(?:[/\\][0-9]{{2,4}}|[-–](?:20)?[0-9]{{2}}(?![0-9]))?"
    r"(?:(?: ?[-–] ?| (?:to|and|until) )(?:FY ?)?(?:19|20)[0-9]{2}(?![0-9])(?:[/\\][0-9]{2})?)?)"
)
_SPAN = (
    r"(?:the )?(?:next|last|past|coming|first|previous|following|final)"
    rf"(?: (?:[0-9]{{1,3}}|{NUMBER_WORD}|few|several|couple of))? (?:days?|weeks?|months?|quarters?|years?|decades?|century)"
    rf"|(?:a|(?:the )?(?:[0-9]{{1,2}}|{NUMBER_WORD})|the)[- ](?:years?|decades?)(?: period)?"
)
_NO_MEASURE = (
    "(?!per|pct|point|fold|million|billion|trillion|thousand|hundred|dozen|half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|one|two|three|four"
    "|five|six|seven|eight|nine|tonne|hectare|acre|kilomet|met(?:re|er)|litre|gallon|megawatt|gigawatt|mile|and|out|times|plus)"
)
_STANDARD = (
    rf"(?<!the )(?:[0-9]+|{NUMBER_WORD})-(?:second|minute|hour|day|week|month) (?:target|standard|limit|guarantee|maximum|threshold|cap|ceiling)\b"
    rf"|(?<=within a )(?:[0-9]+|{NUMBER_WORD})-(?:minute|hour) (?:walk|drive|ride|journey|commute|cycle|trip)\b"
)
"""A number tied to another word is part of an adjective (three-tier, 360-degree), unless that word measures."""
_NTH = (
    "(?:[0-9]{1,2}(?:st|nd|rd|th)|(?i:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    "|thirteenth|fourteenth|fifteenth))"
)
_PLAN_PERIOD = (  # the Twelfth Five Year Plan, the 12th Plan, Third MTP 2018-2022: a time, as “十四五” is
    rf"\b{_NTH} (?:(?:{NUMBER_WORD}|[0-9]{{1,2}})[- ][Yy]ears? )?(?:[A-Z][a-z]+ ){{0,3}}(?:[Pp]lan|Programme|Program|[A-Z]{{2,5}})\b"
    rf"(?: [Pp]eriod)?(?:,? \(?{_WHOLE}\)?)?"
    rf"|\b(?:{NUMBER_WORD}|[0-9]{{1,2}})[- ][Yy]ear (?:[A-Z][a-z]+ ){{0,3}}(?i:plan|programme|program|strategy)\b"
)
ENGLISH_DATE = (
    rf"{_PLAN_PERIOD}|(?i:\bquarter) [1-4](?:,? (?:of )?{_ENGLISH_YEAR}(?:[/-][0-9]{{2,4}})?)?(?![0-9.%])"
    rf"|(?:[0-9]{{1,2}}(?:st|nd|rd|th)? (?:of )?)?\b{MONTH}(?: [0-9]{{1,2}}(?:st|nd|rd|th)?,?)? {_ENGLISH_YEAR}"
    rf"|\b[0-9]{{1,2}}(?:st|nd|rd|th)? {MONTH}(?![a-z])|\b{MONTH} [0-9]{{1,2}}(?:st|nd|rd|th)?(?![0-9%])"
    rf"|\b(?:Q[1-4]|H[12])(?:[ /-]{_ENGLISH_YEAR})?|\b{_ENGLISH_YEAR}[ -]?(?:Q[1-4]|H[12])\b"
    r"|(?<![0-9.])[0-9]{1,2}(?:-[0-9]{1,2}-|/[0-9]{1,2}/)(?:[0-9]{4}|[0-9]{2})(?![0-9.])|(?<![0-9.])[0-9]{1,2}\.[0-9]{1,2}\.(?:19|20)[0-9]{2}(?![0-9])"
    r"|(?<![0-9])(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9])"
    r"|\b[0-9]{1,2}(?:[:.][0-9]{2})? ?(?:am|pm|AM|PM|a\.m\.|p\.m\.)(?![A-Za-z])|(?<![0-9:])[0-9]{1,2}:[0-9]{2}(?= ?(?:GMT|UTC|hrs|h\b))"
    rf"|\bFY ?[0-9]{{2}}(?:[/-][0-9]{{2}})?\b|\b(?:19|20)[0-9]{{2}}s\b|{_WHOLE}"
    rf"|\b(?i:within|over|in|for|during|after|every|until) (?:(?:more than|over|at least|nearly|almost|about|up to) )?(?:{_SPAN})\b|\b[Bb]y (?=the )(?:{_SPAN})\b"
    r"|\b(?:the )?(?:19|20|21)(?:st|th) century\b"
    r"|\b(?:(?i:(?:first|second|latter|last) half|(?:first|second|third|fourth|last) quarter)|[1-4](?:st|nd|rd|th) quarter)\b"
    rf"(?: of {_ENGLISH_YEAR})?"
)


_BRACKETED_PHONE = r"\(0[0-9]{2,5}\) ?[0-9]{3,4} ?[0-9]{3,4}(?![0-9])|\([0-9]{3}\) ?[0-9]{3}-[0-9]{4}(?![0-9])"


class Exclusion(NamedTuple):
    """A name, the pattern of what it covers in Chinese, its meaning in one sentence, and the pattern in English."""

    name: str
    chinese: str
    meaning: str
    english: str = ""

    @property
    def patterns(self) -> dict[str, str]:
        """The pattern in each language; empty where there is none."""
        return {"chinese": self.chinese, "english": self.english}


EXCLUSIONS = (
    Exclusion(
        "address",
        r"https?://[^\s，。；]+|/[\w./-]+\.html?|[\w.]+@[\w.]+"
        rf"|(?:路|街|道|巷|弄){D}{{1,20}}(?:-{D}{{1,20}})?号(?:[^0-9,，。;；\s]{{0,14}}{D}{{1,20}}(?:-{D}{{1,20}})?(?:号楼|楼|室|层|幢|座))*(?:{D}{{1,20}}-{D}{{1,20}})?",
        "Street addresses, web addresses and mail addresses.",
        r"https?://\S+|www\.\S+|[\w.]+@[\w.]+"
        r"|\b[0-9]{1,5} (?:[A-Z][a-z]+ ){1,3}(?:Street|Road|Avenue|Lane|Drive|Square|Way|Place|Boulevard|St|Rd|Ave)\b"
        r"|(?<![0-9.,£$€])\b(?![0-9]{3}00)[0-9]{5} [A-Z][a-z]+\b",
    ),
    Exclusion(
        "phone",
        rf"{_BRACKETED_PHONE}|(?<!{D})(?:0{D}{{2,3}}-{D}{{7,8}}|1[3-9]{D}{{9}}|400-{D}{{3,4}}-{D}{{3,4}})(?!{D})",
        "Telephone, fax and mobile numbers.",
        rf"{_BRACKETED_PHONE}|\b(?:999|911|112|101|111)(?= (?:emergency )?calls?\b)|"
        r"(?<![0-9])(?:\+[0-9]{1,3}[ -]?(?:\(0\))?|0|\([0-9]{3,5}\) ?)[0-9]{2,5}[ -][0-9]{3,4}[ -]?[0-9]{3,4}(?![0-9])|(?<![0-9])(?:1[- ])?[0-9]{3}-[0-9]{3}-[0-9]{4}(?![0-9])",
    ),
    Exclusion(
        "document_number",
        rf"[〔\[【(（〈]{YEAR}[〕\]】)）〉]第?{D}{{1,20}}号?|第{D}{{1,20}}号(?:令|公告|文件?)?|{D}{{1,20}}号(?:文件?|令|公告)|{D}{{6,}}-{D}{{1,20}}/{D}{{1,20}}-{D}{{1,20}}",
        "Numbers of documents, decrees and index cards: 杭科领办〔2024〕1号.",
        r"\b[0-9]{1,4}/(?:19|20)[0-9]{2}\b|\b(?:H\.R\.|S\.|Bill(?: \([A-Z]+\))?|Public Law|P\.L\.|DOI:?|doi:?|Ref\.?:?|ID:?) ?(?:[A-Z]-)?[0-9][0-9./-]*\b(?!%)"
        r"|\b(?:BS|EN|ISO|IEC|DIN|ASTM|UNE|IEEE)(?: (?:EN|ISO))* ?-?[0-9]{2,5}(?:[-:][0-9]+)*\b(?! ?%)|\b(?:ISBN|ISSN|CP|Cmd?|HC|HL|Control Number|Resolution(?:[- ](?:No\.?|Number))?|(?:House |Senate )?Bill|Act|Regulation"
        r"|Directive|Decision|Decree|Ordinance|Executive Order|COM|SWD)[ -]*(?:\((?:EU|EC)\) ?)?(?:No\.? ?)?[-–:#]? ?\(?[0-9][0-9/()-]*"
        r"(?![0-9.%])(?! ?(?:%|per ?cent|million|billion|thousand))"
        r"|\b[A-Z]+(?:/[A-Z0-9]+){1,4}(?:[-/][0-9]+)*\b(?<=[0-9])|\b[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-[0-9]{3,}(?:-[0-9A-Z]+)*\b"
        r"|§+ ?[0-9.]+(?: and [0-9.]+)?|\b[0-9]+ (?:TAC|U\.?S\.?C\.?|CFR|Stat\.)(?= |$)",
    ),
    Exclusion(
        "title",
        r"《[^》]{0,80}》",
        "Numbers in the title of another document, between 《 and 》, or in the name of a strategy: the 2030 Agenda.",
        r"(?<![A-Za-z])(?:Fit for|Agenda|Europe|Vision|Horizon) (?:20[0-9]{2}|55)\b(?! (?:and|to) )"
        r"|\b(?:Road|Race|Path|Pathway|Journey|Drive|Roadmap|Mission|Vision|Target|Getting) (?:(?:to|towards) )?Zero\b"
        r"|(?i:\b(?:net[- ]zero|zero[- ](?:carbon|waste|emissions?|harm|hunger)|carbon[- ]neutral(?:ity)?)(?: (?:by )?20[0-9]{2})? (?:strategy|plan|act|pathway|review|roadmap|framework|programme|program|bill|commission|hub|fund|challenge|team)\b)"
        r"|\b(?:Strategy|Plan|Programme|Program|Roadmap|Framework|Outlook|Census|Review|Budget|Report) 20[0-9]{2}\b(?! (?:and|to) )"
        r"|\b20[0-9]{2} (?:Agenda|Framework|Strategy|Vision|Climate and Energy|Biodiversity|Sustainable|Action Plan)\b",
    ),
    Exclusion(
        "date",
        rf"{YEAR}/{D}{{2}}(?![0-9/])|{YEAR}[-/.]{D}{{1,2}}[-/.]{D}{{1,2}}日?(?: ?{D}{{2}}:{D}{{2}}(?::{D}{{2}})?)?"
        rf"|{YEAR}年?{TO}(?:20)?{D}{{2}}年|{YEAR}{TO}(?:19|20){D}{{2}}(?![0-9.%个家项名人亿万元亩公户台套件])|(?:19|20){D}{{2}}年(?:{D}{{1,2}}月(?:{D}{{1,2}}日)?|第?[一二三四1-4]季度|[上下]半年|初|末|底)?"
        rf"|{D}{{1,2}}(?:{TO}{D}{{1,2}})?月(?:{D}{{1,2}}日|份|底|末|初)?(?!均)|(?<!{D}){D}{{2}}:{D}{{2}}(?::{D}{{2}})?(?!{D})"
        r"|[二〇零一三四五六七八九]{4}年|(?:第?[一二三四1-4]|[前头]三个?)季度|前三季度|(?:[12][0-9]|二十一?)世纪"
        rf"|“?十[一二三四五六七]五”?(?!{C})"
        r"|党的[一二]?十[一二三四五六七八九]?大|[一二]?十[一二三四五六七八九]?届(?:[一二三四五六七八]中[、和]?)*(?:全会)?"
        rf"|(?:近|未来|今后|过去|最近|连续|经过|[前后]|用)(?:{D}{{1,20}}|{C}{{1,20}})(?:{TO}(?:{D}{{1,20}}|{C}{{1,20}}))?个?年|(?:{D}{{1,2}}|{C}{{1,3}})年(?:行动|计划|内|来|左右时间|时间|期|规划|(?=翻|新增|累计))|^(?:{D}{{1,2}}|{C}{{1,2}})年(?=[^以左及，。])",
        "Dates, times, periods, plan periods such as “十四五”, party congresses and durations such as 三年行动.",
        ENGLISH_DATE,
    ),
    Exclusion(
        "denominator",
        rf"每(?:{D}|[十百千万两])+(?=[名人常户亩口家平公个位])|[万亿](?=元(?:GDP|地区|生产|国内|工业|产值|增加|规上|营收|投资))|(?<=/)[0-9]*[十百千万亿]+|(?<=/){C}{{1,20}}|^[百千万]+(?=[人户][^0-9以左余]{{2,}})",
        "What a ratio is counted per: 每千人口, 万元GDP.",
        r"(?i:\b(?:per|every|each) (?:[0-9]+(?: ?(?:thousand|million|m))?|hundred|thousand|million)\b)"
        r"|(?<=/)[0-9]+(?: ?(?:thousand|million))?\b",
    ),
    Exclusion(
        "unit",
        r"(?<=[(（])[十百千万亿]+[^0-9()（）]{1,6}(?=[)）])|^[万亿]+[^0-9]{1,4}$",
        "The unit of a table's column or row: (亿元), 万人.",
        r"\([^()]*[0-9]+/million[^()]*\)|\((?:in )?(?:thousands|millions|billions)\)",
    ),
    Exclusion(
        "nickname",
        rf"“(?![^”]{{0,24}}(?:百强|以上|以下|左右|增长|达到|超|突破|不低于|[0-9]+(?:[家个件项名人亿万元]|%”)))[^“”]{{0,11}}(?:{D}|{C})[^“”]{{0,11}}”|“[^“”]{{0,11}}(?:{D}|{C})[^“”]{{0,11}}”(?=政策|行动|工程|计划)|{D}*[A-Z]?{D}{{1,20}}X(?![A-Za-z])|(?:{D}{{1,20}}|N)(?:\+(?:{D}{{1,20}}|[NX]))+",
        "Names of policies, programmes and slogans: “315”, “415X”, “2+8”, “双倍增”.",
        r"[“‘\"](?=[^”’\"]{0,24}[0-9])[^”’\"%£$€]{1,24}[”’\"](?! initiatives)|[“‘\"][Tt]riple billion[”’\"]",
    ),
    Exclusion(
        "ordinal",
        rf"第{C}{{1,20}}(?=方阵|梯队|档|城)|(?<!全国|全省|全市|全区|全球|世界|位居|位列|名列|排名|跃居|稳居|升至|升到|排在|居于|位于|处于|省内|国内)第(?:{D}{{1,20}}|{C}{{1,20}})(?!位|名|{D}|{C})(?:[个批次届期章节条款项类轮步代]|产业)?|^[（(](?:{D}{{1,20}}|{C}{{1,20}})[)）]|^(?:{D}{{1,2}}|{C}{{1,3}})[、.．](?!{D})"
        rf"|[一二三四五六]期(?=建设|工程|项目|规划)|^{C}{{1,2}}是|(?<=[。；，]){C}{{1,2}}是|[特一二三]等奖|(?:附件|专栏|附表)(?:{D}{{1,20}}|{C}{{1,20}})?[(（](?:{D}{{1,20}}|{C}{{1,20}})[)）]|(?:附件|专栏|附表)(?:{D}{{1,20}}|{C}{{1,20}})|(?:(?<=^[图表])|(?<=[见如(（][图表])){D}{{1,2}}(?![0-9.%])",
        "Ordinals, headings and list numbers: 第三批, （一）, 1., 一是, 附件2, 表1.",
        rf"\b[0-9]+(?:st|nd|rd|th)\b(?! (?:{PLACED}|in the|globally|nationally|worldwide|out of|of [0-9]))"
        r"|\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b(?! (?:place|position))"
        rf"|(?i:\b(?:{NUMBERED})) (?i:one|{NUMBER_WORD})\b(?! (?:%|per|million|billion|thousand|hundred))|(?i:\b(?:{NUMBERED})s?)[ -][0-9]+(?:[.-][0-9]+)*(?:\([0-9a-z]+\))*(?:[a-z]\b)?(?:(?:,| and| or| to| of|[-–]) ?[0-9]+(?:\.[0-9]+)*)*"
        r"(?! ?(?:%|per ?cent|percentage|m\b|bn|million|billion|thousand))(?![0-9.]*[0-9])"
        r"|\b[Nn]o\.? ?[0-9]+\b(?![ ,.]*(?:%|per|million))|#[0-9]+|^[0-9]{1,2}[.)](?= )|^\([0-9]{1,2}\)(?= )"
        r"|^[0-9]{1,2}(?:\.[0-9]{1,2}){1,3} (?=[A-Z][a-z]{3,})(?!Million|Billion|Trillion|Thousand|Tonnes|Percent)",
    ),
    Exclusion(
        "version",
        rf"[Vv]?{D}{{1,20}}\.{D}{{1,20}}版|[Vv]{D}{{1,20}}(?:\.{D}{{1,20}})+|(?<=[划动程政济业式案系育策融镇])[1-9]\.0(?![0-9%万亿个家])",
        "Numbers of versions: 人才新政4.0版, 平台经济2.0.",
        r"\b[Vv](?:ersion )?[0-9]+(?:\.[0-9]+)*\b|\b[A-Z][a-z]+ [1-9]\.0\b(?! ?(?:%|per ?cent|million|billion))",
    ),
    Exclusion(
        "age",
        rf"(?<![达到至为过破约近高加长低增命龄限])(?!^{D}+周?岁(?:及|[(（]含[)）])?以[上下内]$)(?:{D}+|{C}+){TO}?{D}*周?岁(?:及|[(（]含[)）])?以[上下内]"
        rf"|(?<!{D}){D}{{1,2}}(?:{TO}{D}{{1,2}})?个?月(?:龄|以?内|以下)?(?=婴|幼)|{D}+{TO}{D}+周?岁|(?<![达到至为过破约近高加长低增]){C}{{1,3}}周岁",
        "Age brackets: 35岁以下, 65周岁及以上人口, aged 25-64.",
        r"(?i:\b(?:children|infants|babies|people) (?:aged )?(?:under|over) (?:[0-9]{1,2}|five|six|ten|twelve|sixteen|eighteen)\b(?! ?%)"
        r"|\b(?:aged?|ages|between the ages of) (?:of )?(?:over |under |between )?[0-9]{1,3}(?: ?(?:[-–]|to|and) ?[0-9]{1,3})?"
        r"(?: years?(?: old)?| and (?:over|above|under|older)|\+)?|\b[0-9]{1,2}(?:\+|[-–][0-9]{1,2}) age[ -](?:groups?|cohorts?|range)|\bage[ -]groups? (?:of )?[0-9]{1,2}(?: ?(?:[-–]|to) ?[0-9]{1,2})?(?: years?)?|(?:under|over)[- ]?[0-9]{1,2}(?= (?:years? of age|year[- ]olds?))"
        r"(?: years? of age)?|\b(?:under|over)-(?:[0-9]{1,2}s?|fives?|sixes|tens?)\b(?! ?%)|[0-9]{1,2}(?: ?(?:[-–]|to) ?[0-9]{1,2})?[- –]*(?:years?[- ]olds?|years? (?:old|of age))"
        r"|(?:children|people|those|adults|women|men|workers) (?:aged |under |over )?[0-9]{1,2} ?(?:[-–]|to) ?[0-9]{1,2}(?: years)?(?! ?%)"
        r"|\b(?:people|adults|residents|women|men|citizens|persons|those|patients|workers|pensioners) (?:aged )?(?:over|under) [1-9][0-9](?=$|[,.;)]| (?:who|with|in|and|to|are|will|have|living)\b))",
    ),
    Exclusion(
        "grade",
        r"(?:[0-9]+(?:\.[0-9]+)?)?[十百千万亿]+元?级|[1-5一二三四五]A级?|[三二一]级[甲乙]等|[三二一]甲|[1-7一二三四五六七两](?:星|个等)?级",
        "Grades and orders of magnitude: 千亿级产业, 三级甲等, 4A级, 省、市两级.",
        r"\b[Gg]rade[- ][0-9]+|\b[0-9]+(?:st|nd|rd|th)[- ]grad(?:e|er|ers)\b|\b[0-9][- ]star\b",
    ),
    Exclusion(
        "name",
        r"(?!TOP|GDP|CPI|PPI|IPO|PCT|FDI|R&D)(?<![&A-Za-z])[A-Za-z]{1,4}-?[0-9]+(?:\.[0-9]+)?[A-Za-z]*(?![0-9.%‰]|[个家件项名人亿万元倍位篇例台套以左余])|[0-9]+[GDKA](?![A-Za-z])",
        "Names with figures in them: PM2.5, G60, 5G.",
        r"\b(?:(?i:COVID)|COP|EU|KR|AB|SB|HB|OKR|PM|ISO|A|M|B|F|T|D|p|KS|CO|SO|NO|H|N|P|G|L|ENV|AHS|SDG|KPI)-?[0-9]+(?:\.[0-9]+)?"
        r"(?![0-9A-Za-z%.]| ?(?:million|billion|bn|per ?cent))|\b[A-Z]{2,}[.-][0-9]+(?:\.[0-9]+)?\b|\b[0-9]+[GD]\b"
        r"|[‘“\"']?\b[0-9]{1,2} ?[x×] ?[0-9]{2}\b[’”\"']?|\b24/7\b"
        rf"|\b(?!{_STANDARD})(?:[0-9]+|{NUMBER_WORD})-{_NO_MEASURE}[a-z]{{3,}}(?= [A-Za-z]|$|[,;.)])|\b(?i:pdf|docx?|xlsx?)\b[A-Za-z, (]{{0,14}}[0-9.]+ ?[KM][bB]\b|\bBig (?:Four|Five|Six|Three|Two|Ten)\b|\b[A-Z]-[0-9]+\b|\b(?:[0-9]+-in-[0-9]+|{NUMBER_WORD}-a-[a-z]+)(?:-[a-z]+)?\b|\bNUTS[- ]?[0-9]\b|\btriple[- ](?:win|bottom|aim)\b"
        r"|\bdouble[- ](?:decker|glazing|check|count)\b|\b(?:one|two)[- ](?:stop|way|off|tier|child)\b"
        r"|\b(?:Fortune|FTSE|S&P|Big|Catch|Route|Windows|Studio)[- ]?[0-9]{1,4}\b(?! ?%)|\b24 hours\b(?! of)(?: a day)?|\b(?:7|seven) days a week|(?<![0-9.,])0[0-9]+\b(?!\.)",
    ),
    Exclusion(
        "enumeration",
        rf"(?:[两二三四五六七八九十]|十[一二三四五六]|{D}{{1,2}})大(?!学|型|中|小|数|户|量|幅|力|桥|道|赛|奖|厦|棚|众|于)"
        r"|[两三](?=[区级岸地方者])|(?<=”)[两二三四五六七八九十](?=[个张项类条方])|[两二三四五六七八九十]个面向",
        "Counts of what the sentence lists or what has such a name: 五大产业生态圈, 下城、拱墅两区.",
        rf"(?:(?:[Oo]f )?(?:the |our |these |all )?(?:(?<![0-9.,%£$€])[0-9]{{1,3}}(?![0-9.,%])|{NUMBER_WORD}))(?: [“‘\"'A-Za-z]"
        r"[A-Za-z’'”“\"-]*){0,4}? (?i:goals?|targets?|missions?|objectives?|priorities|pillars?|themes?|recommendations?|commitments?"
        r"|principles|strategies|chapters?|sections?|annexes|appendices|parts|volumes|scenarios|options|steps|stages|phases|elements|components|pages?|indicators|sectoral groups|key results|outcomes|strands|workstreams"
        r"|solutions|breakthroughs|enablers|aspirations|domains|tasks|levers|working groups|dimensions|key areas|focus areas|initiatives|actions(?: listed)?|workshops|drivers|ambitions)\b"
        rf"|\b(?i:the|our|these|those|their|all(?: of the)?) (?:(?<![0-9.,])[1-9][0-9]{{0,2}}|{NUMBER_WORD})(?= [A-Za-z][a-z]+)(?! (?:best|most|leading|largest|strongest|per ?cent|percentage|million|billion|thousand|hundred|dozen|years?|months?|in|out|to|or|and|of)\b)",
    ),
    Exclusion(
        "word",
        r"[数几][十百千万亿]+|零[碳部售距工容跑排散星接]|十几|(?<![迈站登跃])上[百千万亿]+|九年(?:义务|一贯)|一(?:批(?!次)|致|体|线|站|网|件事|把手|支|次性|条龙|点(?![一二三四五六七八九])|级|户一|个(?=方面|时期|阶段)|人一)|(?:[统唯专单逐某同之]|进(?=一步))一"
        r"|一(?!流|所|个|批|家|名|项|座|条)[^，。；、0-9]{1,2}一(?!个|家|名|项|座)[^，。；、0-9]|(?:[一二三四五六七八九十]{1,2}次|[一二三]{2,3})产业?|千(?:年|里|人计划)|万人计划|百(?:年|日|岁)|半年",
        "Numerals that are part of a word, of a name or of a figure of speech: 一流, 统一, 一批, 长三角, 千岛湖.",
        r"\b(?:one (?:another|of the|day|that|hand|size)|no one|any ?one|every ?one|each one|some ?one|this one|the ones?|at once"
        r"|second to none|hundreds of|thousands of|millions of|billions of|tens of (?:thousands|millions)|dozens of|single[- ]use"
        r"|zero[- ](?:hours?|sum|tolerance|based|rated|(?:emissions?|carbon)(?= (?:vehicle|car|bus|home|building|truck|van|transport|zone|neighbo|technolog|energy|fuel|heat|future|econom|develop))|waste (?:strategy|plan|team)))\b",
    ),
    Exclusion(
        "label",
        "",
        "A bare number behind a name, and nothing behind it: Boeing 747, Runway 3.",
        rf"\b(?!(?i:{_NO_LABEL})\b|{CURRENCY})[A-Za-z]+ (?!(?:19|20)[0-9]{{2}}\b)[0-9]{{1,5}}(?:\.[0-9]+)*(?=$|[;)]|, (?![0-9]{3}\b))",
    ),
)
MEANINGS = {rule.name: rule.meaning for rule in EXCLUSIONS}
