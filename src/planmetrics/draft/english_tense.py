"""Whether English words tell what is to be, what was done, or what is so; and what that makes of a figure."""

from __future__ import annotations

import re

_LIST_MARK = re.compile(
    r"^(?:[•\-–*·▪]\s*|\(?[0-9]{1,2}[.)]\s+|[0-9]{1,2}(?:\.[0-9]{1,2})+\.?\s+|\(?[a-zA-Z][.)]\s+"
    "|(?:(?:Goal|Objective|KPI|KR|Key Result|Target|Action|Measure|Priority|Outcome|Commitment|Strategy|Indicator"
    r"|Milestone|O)\s?[A-Z]{0,2}[0-9]+(?:\.[0-9]+)*[a-z]?\s?[:.)–-]?\s+))+"
)

_AHEAD = re.compile(
    r"\b(?:will|shall|targets?|targeted|targeting|aim|aims|aiming|goal|goals|commit|commits|committed to|pledged to"
    "|promised to|working towards|work towards|working to|plan to|plans to|planning to|intend|intends|ambition"
    "|ambitions|ambitious|ensure|must|should"
    "|expect to|expects to|want to|seek|seeks|hope to|pledge|pledges|need to|needs to|are to|is to|to be"
    r"|no later than|we propose to|strive)\b",
    re.IGNORECASE,
)

_IMPERATIVES = (
    "achieve|add|answer|attract|bring|build|close|complete|connect|construct|convert|create|cut|decarbonise"
    "|decarbonize|decrease|deliver|develop|divert|double|eliminate|electrify|enable|end|engage|ensure"
    "|enrol|enroll|establish|expand|fill|generate|grow|halve|have|help|hire|hold|improve|increase|insulate|install"
    "|keep|launch|lift|limit|lower|maintain|make|meet|migrate|move|offer|open|place|plant|prevent|process|procure"
    "|produce|protect|provide|publish|purchase|put|raise|reach|recover|recruit|recycle|reduce|refurbish|replace"
    "|resolve|respond|restore|retain|retrofit|return|save|screen|secure|see|send|serve|shrink|sign|support|sustain"
    "|take|treat|train"
    "|transition|triple|upgrade|vaccinate|weatherize|win|contain|convene|award|boost|certify|conserve|cap|curb|drive"
    "|issue|lift|narrow|power|rehouse|repair|source|supply|visit|welcome|run|stock|operate|employ|conduct|host|hold"
    "|slash|fit|rewet|remove|get|negotiate|adopt|appoint|collect|distribute|equip|extend|gain|guarantee|immunise"
    "|immunize|inspect|introduce|mobilise|mobilize|rehabilitate|relocate|renew|reopen|repay|roll out|shift|strengthen"
    "|transfer|unlock|cut back|bring down|drive up|drive down|scale up"
)

IMPERATIVE = re.compile(rf"(?:To )?(?P<verb>{_IMPERATIVES})\b", re.IGNORECASE)

_DONE = re.compile(
    r"\b(?:was|were|had|did|has (?:already |now |also )?(?!committed|pledged|agreed|promised|undertaken"
    "|resolved)(?:been|[a-z]+ed|built|grown|risen|fallen|cut|made|seen|won|spent|led)|have (?:already |now "
    "|also )?(?!committed|pledged|agreed|promised|undertaken|resolved)(?:been|[a-z]+ed|built|grown|risen|fallen|cut"
    "|made|seen|won|spent|led)"
    "|last year|last financial year|to date|so far|over the (?:last|past)|in the (?:last|past)|previously"
    "|since (?:19|20)[0-9]{2}|(?:fell|rose|grew|spent|gave|took|went|came|led|built|won|began|saw|held|sold"
    "|met)(?! by 20)"
    "|(?:we|it|they|which|who|that|council|city|trust|district|university|board|company|programme|community"
    r"|customers|visitors|members|staff|scheme|team|service|sector|economy|state) (?:also |already )?[a-z]+ed)\b"
    r"|\b(?:increased|decreased|reached|achieved|delivered|created|invested|supported|completed|awarded|published"
    "|reduced|improved|averaged|declined|dropped|supplied|welcomed|accounted|reported|collected|emitted|graduated"
    "|approved|passed|appropriated|moved|dropped|doubled|halved|exceeded) (?!by (?:20|the end)|within|in (?:agile"
    "|the))",
    re.IGNORECASE,
)

_BEEN = re.compile(r"\b(?:will|shall|must|should|to) (?:\w+ )?(?:have|be)\b", re.IGNORECASE)

_GIVEN = re.compile(
    r"\b(?:is|are|has|have|serves?|employs?|supplies|stands? (?:at|empty)|funds|owns?|manages|contains|covers"
    "|accounts? for|comprises?|includes?|operates|totals|totalled|represents?|remains|say|says|feel|lives? in"
    "|sets? out|costs(?! of| per)|provides|yields|attends|uses|earns|shows|pays|eats?|affects?|makes? up|extends"
    r"|employ|replaces|measured|runs|comes|currently|today)\b",
    re.IGNORECASE,
)

_WHEN_FIRST = re.compile(r"(?:By|Before|Over|From|During|In|Until|Within|Through)\b[^,.;]{3,40}, ?")


def list_mark(text: str) -> int:
    """How many characters of bullets, numbers and labels (KR1.1, Goal B2:) stand in front of a line's words."""
    found = _LIST_MARK.match(text)
    return found.end() if found is not None else 0


def is_ahead(text: str) -> bool:
    """Whether words say of something that it is to be."""
    return _AHEAD.search(text) is not None


def is_done(text: str) -> bool:
    """Whether words tell what was, or what has been done."""
    return _DONE.search(_BEEN.sub("", text)) is not None


def is_given(text: str) -> bool:
    """Whether words tell what is so."""
    return _GIVEN.search(_BEEN.sub("", text)) is not None


def is_imperative(text: str) -> bool:
    """Whether a sentence says what is to be done: Reduce emissions, To build homes."""
    words = text[list_mark(text) :].lstrip()
    opening = _WHEN_FIRST.match(words)
    return IMPERATIVE.match(words[opening.end() :] if opening is not None else words) is not None
