"""What an English figure is of: the subject in front of it, what it counts, or what was spoken of before."""

from __future__ import annotations

import re

from planmetrics.draft.english_tense import IMPERATIVE, list_mark
from planmetrics.draft.names import Name
from planmetrics.figures.words import ENGLISH, all_of
from planmetrics.tuples import NamedTuple

LONGEST = 90
_SURE = 70
"""Characters up to which a name is taken for one without a doubt."""
_MOVES = "|".join(
    sorted(
        {re.escape(word) for word in (*ENGLISH.moves, *ENGLISH.holds, *ENGLISH.rates)}
        | {"halve", "halved", "double", "doubled", "doubling"},
        key=len,
        reverse=True,
    )
)
_LEADING = re.compile(
    "(?:[ ,;:.•*–-]+|(?:first|second|third|fourth|fifth|sixth)(?:ly)?, |(?:(?:we|it|they) (?:are"
    "|is) )?work(?:ing)? towards? |(?:finally|lastly|next|today|together|overall|in addition), |(?:we|they"
    r"|it)['’](?:ll|re) |(?:and|or|but|also|then|so that|which|while|with|including|where|of which)\b"
    "|(?:by|in|from|over|during|until|through|before|for|within|between|since|at) (?:(?:the |next |plan |calendar "
    "|financial |fiscal |school |end of |close of |start of |year |years |life of |period of |this |strategy "
    "|course of |mid-|(?:end|spring|summer|autumn|fall|winter) (?:of )?)*"
    "(?:(?:January|February|March|April|May|June|July|August|September|October|November"
    "|December) )?(?:FY ?)?(?:(?:19|20)[0-9]{2}(?:[/–-][0-9]{2,4})?(?: (?:to|and) (?:19"
    "|20)[0-9]{2}(?:[/–-][0-9]{2})?)?)|the same (?:year|date|period)|then|year (?:one|two|three|four|five|[1-5])"
    r"|this period|(?:the )?(?:next )?(?:two|three|four|five|ten|[0-9]{1,2}) years|the (?:plan|strategy) period)\b,?"
    r"|(?:we|it|they|this|there)\b(?= (?:will|shall|must|should|aims?|plans?|intends?|commits?|want|wants|are|is"
    r"|expect|need|seek|have)\b)"
    "|(?:our|the|an?) (?:(?:overall|interim|long-term|headline|key|main|corporate|strategic) )?(?:ambition|aim"
    r"|target|goal|objective|commitment|priority|plan|intention)(?: (?:is|for [0-9]{4} is))? (?:to|that|is|of|for)\b"
    r"|(?:the )?[A-Z]\w+[’']s (?:[a-z]+ ){0,2}(?:objective|aim|goal|target|ambition) is to\b"
    "|have (?=committed|pledged|agreed|promised)|(?:aims?|plans?|intends?|commits?|committed|wants?|expects?|needs?"
    r"|seeks?|pledges?|hopes?) (?:to|that)\b|(?:will|shall|must|should|is|are) (?:also |then |therefore |continue to "
    "|seek to |aim to |work to )?(?:be )?(?=(?:to )?[a-z])|to (?=[a-z]+ )|help(?: to)? (?=reduce|increase|cut|raise)"
    "|(?:at least|at most|no more than|no less than|a further|an additional|around|about|more than|fewer than"
    "|less than|a total of)$)",
    re.IGNORECASE,
)
_ACTOR = re.compile(
    r"(?:(?:the )?(?:[A-Z][\w’'-]+ )*(?:(?:[Cc]ity|[Cc]ouncil|[Tt]rust|[Dd]istrict|[Uu]niversity|[Gg]overnment"
    "|[Bb]oard|[Cc]ommissioner|[Cc]ounty|[Ss]tate|[Aa]gency|[Cc]ompany|[Mm]inistry|[Dd]epartment|[Cc]ollege"
    "|[Aa]uthority|[Pp]artnership|[Ss]chool|[Hh]ospital|[Pp]lan|[Pp]rogramme|[Pp]rogram|[Ss]trategy|[Ff]und|[Tt]eam"
    r"|[Ss]ervice)(?: itself)?|we|it|they) |[A-Z]\w+ )"
    r"(?=(?:will|shall|must|should|aims?|plans?|commits?|intends?|is to|are to)\b)(?:will|shall|must|should|aims? to"
    "|plans? to|commits? to|intends? to|is to|are to) (?:also |itself |work to |seek to |continue to )?"
    rf"(?=(?:{_MOVES}|keep|[a-z]+)\b)(?!be\b|have\b|make up\b|fall|rise|decline|increase (?:to|by|from)"
    r"|decrease (?:to|by)|grow (?:to|by)|reach|drop|remain|receive|amount|account|stand|exceed|number|go\b|come\b"
    "|improve (?:to|by|from))"
)
_TRAILING = re.compile(
    r"(?:[ ,;:(–=-]+|\b(?:to|by|from|of|at|in|is|are|be|been|being|as|for|with|will|shall|must|should|may|can|not"
    "|have|has|having|it|them|than|the|a|an|up|down|out|back|and|or|of|no|least|most|more|less|fewer|lower|higher"
    "|below|under|over|above|exceed|exceeding|around|about|approximately|nearly|almost|some|only|just|within"
    "|reach|reaches|reaching|achieve|achieves|achieving|hit|hitting|total|totalling|receive|pass|passing|expect|peak|average|averaging"
    "|stand|stands|stood|make|account|accounts|comprise|contribute|set|limited|capped|contained|confined|restricted"
    "|kept|keep|held|hold|maintained|maintain|remain|remains|remaining|stay|brought|driven"
    "|expected|projected|forecast|planned|aimed|aiming|targeted|target|targets|goal|ambition|aim|currently|now|today"
    "|presently|further|additional|extra|maximum|minimum|max|min|greater|equal|worth|become|go|move|get|come"
    "|respectively|steadily|gradually|significantly|annually|each year|per year"
    f"|a total|an average|at or (?:above|below)|{_MOVES}|up to|in the|between|we (?:will|want|aim|plan)|continue"
    r"|so that|also|itself|ranked|rated)\b\.?|[≥≤<>=~]+|\b(?:by|in|to|from|until|of) (?:the end of |early |mid-"
    f"|late |March |December |June )?(?:FY ?)?(?:19|20)[0-9]{{2}}(?:[/–-][0-9]{{2}})?)$",
    re.IGNORECASE,
)
_STOPS = (
    *("length of stay", "sold out", "set-up", "start-up", "follow-up", "drop-out", "drop out", "take-up", "take up"),
    *("make-up", "uptake", "sign-up", "cost of living", "or above", "or better", "or below", "or more", "or less"),
    *("or over", "and above", "and over", "or higher"),
)
"""Ends of names that look like words that lead to a figure."""
_AT_OR = ("at or above", "at or below")
_GENERIC = re.compile(
    "(?:(?:the |our |an? )?(?:interim |new |final |annual |overall |headline |key |long-term "
    "|medium-term )*(?:targets?|goals?|baseline|ambition|milestone|measure|objective|number|figure|total|level|rate"
    "|share|percentage|proportion|result|indicator|outcome|kpi|investment|actions?|commitment|result|success"
    "|performance|improvement|we|it|this|these|them|those|which|same|year|half)s?"
    r"|[A-Z]{1,3} ?[0-9.]+|[0-9. ]+|(?:this|they|it|from) .*|and|also|both|all|of|(?:at )?least)",
    re.IGNORECASE,
)
_OF = re.compile(
    r"(?: ?(?:%|per ?cent))? of (?:all |the |our |its |their |these |those |them |eligible )*(?=\S)", re.IGNORECASE
)
_CHANGE_OF = re.compile(
    "(?: [a-z-]+){0,2} (?:reductions?|increases?|cuts?|falls?|rises?|decreases?|improvements?|growth|declines?"
    "|drops?) (?:in|of|to) (?:the |our |its |their |all )?"
)
"""A 42% absolute reduction in Scope 1 emissions."""
_AMONG = re.compile(r" (?:in|of|among|for|on) (?:the )?")
_OF_THEM = re.compile(r" of (?:them|these|those|which|whom|the total)\b", re.IGNORECASE)
_WILL_BE = re.compile(
    r"\b(?:will|shall|must|should|to|are|is) (?:have been|be|have) |\b(?:will|shall|must"
    "|should) (?:have (?:completed )?)?",
    re.IGNORECASE,
)
_PHRASE_END = re.compile(
    r"[,;:.()\[\]]|–| (?:by|before|until|through|in|from|during|over|since|for|between) (?:the )?"
    r"(?:(?:end|close|start|summer"
    "|autumn|fall|spring|winter|early|mid|late|school|academic|financial|fiscal|next|plan|coming|year|first (?:half"
    "|quarter)|four|five|three|two|ten|same|each|every|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|FY|Q[1-4])\b|(?:19|20)[0-9]{2})"
    r"| (?:each|every|a|per) year\b| annually\b| from (?=[0-9£$€]|the current|current|a |an )| (?:compared|relative"
    "|against|versus) | on (?:19|20)[0-9]{2}| while | and (?=(?:to )?[a-z]+ (?:[0-9]|at least|more than))| from$",
)
_PLAIN_VERBS = frozenset(
    all_of(
        "achieve reach deliver have secure see get ensure hold keep maintain make increase reduce provide meet improve "
        "cut raise grow"
    )
)
"""Verbs that add nothing to what is counted: deliver 500 homes, but plant 500 trees."""


class Counted(NamedTuple):
    """What kind of figure a name is looked for: a share, an amount of money, a place among others, a measurement."""

    share: bool = False
    money: bool = False
    rank: bool = False
    measured: bool = False


def name_of_english(before: str, behind: str, figure: Counted, earlier: str) -> Name:
    """The name of what a figure counts or measures, and whether its own words say so.

    Args:
        before: the words of its clause in front of what is printed of it.
        behind: the words behind its number and unit, up to the next figure or the end of the clause.
        figure: what kind of figure it is.
        earlier: the name of the figure before, for one whose words name nothing.
    """
    subject, verb, labelled = _subject(before)
    named = bool(subject) and not _is_generic(subject)
    of_share = figure.share and _OF.match(behind) is not None
    counted = _phrase(_OF.sub("", behind, count=1) if of_share else behind)
    if not named:
        return _by_what_follows(before, behind, counted, verb, figure, earlier)
    if of_share and counted and (verb or (labelled and " " not in subject.strip())):
        return Name(_joined(subject, counted), certain=False)
    if figure.measured and behind.startswith(" of ") and counted:  # receive 24 hours of training
        return Name(_joined(subject, counted.removeprefix("of ")), certain=False)
    link = _LINK.search(before)
    if link is not None and counted and not (figure.share or figure.money or figure.measured):
        return Name(_joined(f"{subject} {link[1]}", counted), certain=False)  # the building of 4,500 new homes
    sure = len(subject) <= _SURE and "," not in subject and " " in subject and not _ODD.search(subject)
    return Name(subject[:LONGEST].strip(), sure)


def _by_what_follows(before: str, behind: str, counted: str, verb: str, figure: Counted, earlier: str) -> Name:
    """The name of a figure whose words in front name nothing: what it counts, or what was spoken of before."""
    moved = _CHANGE_OF.match(behind)
    if moved is not None and (changed := _phrase(behind[moved.end() :])):
        return Name(changed[:LONGEST].strip(), len(changed) <= _SURE and " " in changed)
    if _OF_THEM.match(behind):
        return Name(_joined(earlier, _phrase(_OF_THEM.sub("", behind, count=1))), certain=False)
    if _WITH.search(before) and earlier and counted:
        return Name(_joined(f"{earlier}:", counted), certain=False)
    if figure.rank and (among := _AMONG.match(behind)) is not None:
        return Name(_phrase(behind[among.end() :]), certain=False)
    is_noun = not (figure.money and not behind.startswith(" of ")) and _ODD_OPENING.match(counted) is None
    if not counted or not is_noun:
        return Name(earlier or counted, certain=False)
    if behind[:1].isalpha():  # 24p: what is left of the number
        counted = _LETTERS.sub("", counted).strip()
    counted = counted.removeprefix("of ") if figure.measured else counted
    told = counted if not verb or verb.lower() in _PLAIN_VERBS else f"{verb.lower()} {counted}"
    is_whole = (not figure.share or _OF.match(behind) is not None) and "," not in behind[: len(counted) + _NEAR]
    sure = is_whole and not figure.measured and len(told) <= _SURE and not _HANGS.search(before)
    return Name(told[:LONGEST].strip(), sure)


_LETTERS = re.compile(r"^[A-Za-z]{1,2}\b(?=$| )")
_HANGS = re.compile(r"(?:,|including|with) *$")
_NEAR = 8
"""Characters behind a phrase in which a comma may cut it short."""
_LINK = re.compile(r" (of|in|at|on|for)(?: at least| around| about| over)? *$")
_WITH = re.compile(r"(?:\bwith|\bincluding|of which)(?: at least| up to| around)? *$", re.IGNORECASE)
_ODD = re.compile(
    r"^(?:and|or|with|including|which|who|that|of|in|at|on|for|as|so|if|to)\b|\b(?:will|shall|must|should|we)\b"
    r"|[0-9]{2,}|^[a-z]+ed\b",
    re.IGNORECASE,
)
_ODD_OPENING = re.compile(
    "(?:and|or|to|by|in|at|on|from|than|the same|will|over|under|between|with|against|lower|higher|reduction"
    r"|increase|improvement|decrease|cut|fewer|less|more|out)\b(?! of)",
    re.IGNORECASE,
)


def names_something(before: str) -> bool:
    """Whether the words in front of a figure name what it is of."""
    subject = _subject(before)[0]
    return bool(subject) and not _is_generic(subject)


def _is_generic(name: str) -> bool:
    return _GENERIC.fullmatch(name) is not None


def _joined(first: str, second: str) -> str:
    return f"{first} {second}".strip()[:LONGEST].strip() if first.lower() not in second.lower() else second


def _subject(before: str) -> tuple[str, str, bool]:
    """What a clause speaks of in front of its figure, the verb in front of that, and whether a colon stands behind."""
    text = before[list_mark(before) :]
    head, colon, rest = text.rpartition(": " if ": " in text else " – ")
    if not colon:
        return *_parsed(text), False
    if _is_generic(head.strip()):
        return *_parsed(rest), False
    subject, verb = _parsed(rest)
    if _SAYS.search(rest) and subject and not _is_generic(subject):
        return subject, verb, False
    return *_parsed(head), True


def _parsed(text: str) -> tuple[str, str]:
    """The subject of a stretch without a label, and the verb in front of it."""
    text = text.strip().rstrip(": ")
    done = ""
    while done != text:
        done = text
        found = _ACTOR.match(text) or _LEADING.match(text)
        if found is not None and found.end():
            text = text[found.end() :].lstrip()
    verb, text = _verb(text)
    text = _ARTICLES.sub("", _ended(text).strip())
    return text.strip(" ,;:–-"), verb


def _verb(text: str) -> tuple[str, str]:
    """The verb that a stretch begins with, and the rest: plant, recruit and train."""
    imperative = IMPERATIVE.match(text)
    if imperative is not None and _IS_NOUN.match(text, imperative.end()) is None:
        end = imperative.end()
        second = _SECOND_VERB.match(text, end)
        further = IMPERATIVE.match(text, second.end()) if second is not None else None
        end = further.end() if further is not None else end
        return text[imperative.start("verb") : end], text[end:]
    moved = _MOVES_FIRST.match(text)
    return (moved.group().strip(), text[moved.end() :]) if moved is not None else ("", text)


_MOVES_FIRST = re.compile(rf"(?:{_MOVES})\b ", re.IGNORECASE)
_ARTICLES = re.compile(
    r"^(?:the (?:number|amount|total|level|value) of|a total of|the|our|its|their|an?|overall) (?=\S)", re.IGNORECASE
)
_SECOND_VERB = re.compile(" (?:and|or) ")
_IS_NOUN = re.compile(
    r"(?: on\b| (?:rates?|prices?|levels?|costs?|spend|income|numbers?|value|targets?)\b(?! of)|[- ]?to[- ]|’s\b|'s\b"
    r"| (?:will|to be|is|are)\b)",
    re.IGNORECASE,
)
"""Behind a word that may be a verb, what makes it a noun: support costs, cut-off."""
_SAYS = re.compile(r"[a-z]{3,}.* [a-z]{3,}.* ")


def _ended(text: str) -> str:
    """A subject without brackets, and without the verbs and comparators that lead from it to the figure."""
    while True:
        if text.rstrip().endswith(")") and _NAMED.search(text) is None:
            text = _BRACKET.sub("", text.rstrip())
        found, lower = _TRAILING.search(text), text.lower()
        ends = lower.endswith(_STOPS) and not lower.endswith(_AT_OR)
        if found is None or ends or found.start() == len(text):
            return text
        text = text[: found.start()]


_BRACKET = re.compile(r" ?[(\[][^()\[\]]*[)\]]?$")
_NAMED = re.compile(r"\([A-Z][A-Za-z-]{1,6}\)$")
"""An abbreviation that belongs to the name: (CSAT)."""


def _phrase(behind: str) -> str:
    """The noun phrase behind a figure with what is said of it, up to a date or the end of the clause."""
    found = _PHRASE_END.search(behind)
    text = behind[: found.start()] if found is not None else behind
    text = _WILL_BE.sub("", text.strip(" ,.;:–-"))
    text = re.sub(r"^(?:or (?:more|less|above|below|better|higher|lower|fewer)|and) ?", "", text)
    return re.sub(r"\b(?:to be|by|to|from|will|with|and|in|at|on)$", "", text).strip(" ,;:-")
