"""What else a pronoun could mean: other things in the plural beside "they", things that act like nobody beside "it"."""

from __future__ import annotations

import re

from knowledge.ingesting.pointers import STAFF

SPANS = r"times|hours|days|weeks|months|years|minutes|moments|occasions|others"
DOES = (  # words in "s" that are hardly nouns in the plural
    r"always|perhaps|towards|afterwards|besides|sometimes|across|unless|less|news|says|wants|has|was|does|gives|lets|"
    r"tells|holds|keeps|takes|sends|shows|states|adds|writes|means|gets|goes|comes|seems|remains|becomes|includes|"
    r"access|process|business|address|series|basis|status|headquarters"
)
MANY = re.compile(
    rf"\b(?!(?:{SPANS}|{DOES})\b)(?:[a-z][a-z-]+[^\Wsui]s|[a-z][a-z-]*(?:ies|uses|ises)|[Ss]taff|[Pp]eople|[Pp]olice|"
    r"men|women|children|data|media)\b"
    r"|\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]everal|[Mm]any|[Ss]ome|[Bb]oth|[Aa]ll|\d+)"
    r" (?:[a-z-]+s\b|of the|said|told|say)"
)
NUMBER = r"(two|three|four|five|six|seven|eight|nine|ten|[2-9]|\d\d)"
PEOPLE = re.compile(
    rf"\b{NUMBER} (?:(?:other|more|young|of|the|its|their) )*"
    rf"(?:DOGE|(?:[a-z-]+ )?(?:people|persons|men|women|{STAFF}))\b"
    r"(?! (?:accounts|log))",
    re.IGNORECASE,
)
THINGS = re.compile(  # "she made them": accounts, hardly people
    r"\b(?:made|make|created?|opened?|clos(?:e|ed)|deleted?|revoked?|disabled?|get|got|had|read|copied|copy|issued?|saw|see|used?|"
    r"shared?|supplied|supply|provided?|approved?|downloaded?|returned?|restored?|given) them$",
    re.IGNORECASE,
)
OTHERS = re.compile(
    r"\b(?:people|employees|workers|residents|customers|citizens|claimants|plaintiffs|unions|lawmakers|senators|"
    r"students|nurses|doctors|officials|clerks|auditors|inspectors|lawyers|trustees|judges|reporters|"
    r"readers|veterans|retirees|taxpayers|farmers|borrowers|Democrats|Republicans|groups|researchers|families)\b"
)
COUNT = re.compile(rf"^(?:(?:one|two|some|any|none|all|both|neither|most) of )?the {NUMBER}$", re.IGNORECASE)
OWN = re.compile(rf"^(?:'s)?(?:[- ](?!and\b)[a-z]+){{0,2}}?[- ](?:{STAFF})\b", re.IGNORECASE)
ACTS = re.compile(  # what an institution does, and no paper or machine: "it refused", "it has still not been given"
    r"(?: (?:also|then|now|later|already|still|never|only|again|first|since|long|itself|not|has|had|have|will|would|"
    r"did|does|may|can|could|cannot))* "
    r"(?:gave|gives?|grant\w*|refuse[sd]?|declin\w+|den(?:y|ies|ied)|reject\w*|approve[sd]?|lets?|allow(?:ed|s)?|permit(?:ted|s)?|agreed?s?|accept(?:ed|s)?|ask(?:ed|s)?|request(?:ed|s)?|demand(?:ed|s)?|"
    r"sought|seeks?|wants?|wanted|told|tells?|said|says?|wrote|writes?|confirm(?:ed|s)?|announce[sd]?|argue[sd]?|"
    r"disputed?s?|promise[sd]?|plan(?:s|ned)|intend(?:s|ed)?|expect(?:s|ed)?|hope[sd]?|decide[sd]?|chose|voted?s?|appeal(?:ed|s)?|"
    r"sued|fil(?:ed|es)|revoked?s?|withdr[ae]ws?|cut|shut|closed?|blocked|disabled|handed|turned|sent|sends?|"
    r"suppl(?:ied|ies)|share[sd]?|offer(?:ed|s)?|signed|hire[sd]?|fired|employs?|oversees?|insures?|regulates?|pays?|paid|"
    r"investigate[sd]?|learned|reverse[sd]|restored|reinstated|disagreed?s?|respond(?:ed|s)?|replied|commented|knew|knows|"
    r"began|stopped|tried|tries|met|named|ordered|published|issued|copied|got|used|comment|answer(?:ed)?|"
    r"(?:(?:is|was|were|been|be) (?:\w+ )?"
    r"(?:asked|told|given|granted|refused|denied|barred|ordered|let|blocked|invited|sued)))\b",
    re.IGNORECASE,
)


def count_people(text: str) -> set[str]:
    """Give the numbers that a sentence counts people with: "three" of "three DOGE aides"."""
    return {match[1].lower() for match in PEOPLE.finditer(text)}


def has_many(words: str) -> bool:
    """Tell whether words name something in the plural that "they" could mean."""
    return bool(MANY.search(words))


def after_actor(text: str, end: int) -> str:
    """Give what follows the mention of an actor that ends there, without the noun of its own people."""
    return OWN.sub("", text[end:])


def acts(text: str, end: int) -> bool:
    """Tell whether what follows "it" is done by institutions alone."""
    return bool(ACTS.match(text, end))
