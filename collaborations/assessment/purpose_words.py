"""Does a purpose say who benefits and what changes? A cautious reading of English.

It looks for words of people who benefit and for words of change, after it has set
aside stock phrases that hold such words without saying so: "one or more forces",
"public order", "improve efficiency". It quotes what it found, so that a reader can
disagree with it. A change to the patterns is a new version.
"""

import re
from dataclasses import dataclass

RULES_VERSION = 1

# Phrases that contain a word below but say neither who benefits nor what changes.
_STOCK = (
    r"\b(?:one|two|three) or more\b",
    r"\b(?:more|less|fewer) than\b",
    r"\bno more\b",
    r"\bpublic (?:order|sector|protection|inquir(?:y|ies)|bod(?:y|ies)|authorit\w+)\b",
    r"\b(?:chief|responsible|senior|lead) officers?\b",
    r"\bprotecting vulnerable people (?:unit|team|command|department)\b",
    r"\b(?:victim|witness) (?:support|care) units?\b",
    r"\b(?:staff|people|community|children'?s) (?:officer|strategy|department|board)\b",
    r"\b(?:share|shar(?:ed|ing)|pool(?:ed|ing)?|our) (?:\w+ )?people\b",
    r"\bhigher education\b",
    # The words of the Act alone: whatever is done together is done for these.
    r"\b(?:improv|increas|enhanc)\w* (?:the |our |its |their )?"
    r"(?:(?:efficiency|effectiveness|collaboration|co-?operation|joint working|"
    r"partnership working|ways of working)(?: (?:and|or) )?)+",
)

_WHO = (
    r"victims?",
    r"witness(?:es)?",
    r"(?:the )?public",
    r"communit(?:y|ies)",
    r"residents?",
    r"famil(?:y|ies)",
    r"child(?:ren)?",
    r"young people",
    r"vulnerable (?:people|adults|persons)",
    r"people",
    r"callers?|patients?|passengers",
    r"(?:road users|drivers|motorists|pedestrians|cyclists)",
    r"businesses",
    r"farmers",
    r"taxpayers?",
    # Those who do the work benefit only if the text gives them something.
    r"(?:for|gives?|giving|so(?: that)?|lets?|helps?|helping|frees?|freeing|"
    r"enables?|enabling|allows?|allowing|means(?: that)?|protects?) (?:[\w-]+ ){0,2}"
    r"(?:officers|staff|detectives|investigators|dispatchers|handlers|examiners)",
    r"(?:each|every|both|all) forces?'?s? (?:budget|area)s?",
)

_CHANGE = (
    r"(?:reduc|improv|increas|decreas|shorten|lower|strengthen|extend|prevent|"
    r"eliminat|halv|doubl|remov|replac)(?:e|es|ed|s|ing)?",
    r"reductions?",
    r"cut(?:s|ting)?",
    r"sav(?:e|es|ing|ings)",
    r"protect(?:s|ed|ing)?",
    r"free(?:s|ing)? up",
    r"speed(?:s|ing)? up",
    r"faster|quicker|sooner|safer|cheaper|shorter|easier|stronger|earlier",
    r"fewer|less|more|better|lower|higher",
    r"no longer",
    r"from (?:£[\d,.]+[mk]?|"
    r"\d[\d,.]*(?:%| (?:seconds|minutes|hours|days|weeks|per cent))) to £?\d[\d,.]*",
)


def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)


_STOCK_PHRASE = re.compile("|".join(_STOCK), re.IGNORECASE)
_WHO_BENEFITS = _any_of(_WHO)
_WHAT_CHANGES = _any_of(_CHANGE)


@dataclass(frozen=True, slots=True)
class PurposeWords:
    """The words found; empty where the text does not say."""

    who_benefits: str
    what_changes: str


def read_purpose(text: str) -> PurposeWords:
    # A full stop in place of a phrase keeps its neighbours from joining up.
    plain = _STOCK_PHRASE.sub(
        " . ", text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    )
    return PurposeWords(
        who_benefits=_first(_WHO_BENEFITS, plain),
        what_changes=_first(_WHAT_CHANGES, plain),
    )


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return " ".join(found[0].split()) if found else ""
