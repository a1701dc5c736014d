"""What a question asks for: its type, told by patterns over the corrected words."""

from __future__ import annotations

import re
from enum import StrEnum

from knowledge.model import Reason


class Ask(StrEnum):
    """The type of a question. It decides the shape of the answer, and which facts can be one."""

    WHO = "who"
    WHAT = "what"
    WHEN = "when"
    WHERE = "where"
    WHY = "why"
    HOW_MANY = "how many"
    WHETHER = "whether"
    LIST = "list"
    QUOTE = "quote"
    SOURCE = "source"
    STATUS = "status"


# What people put before a question: "can you tell me", "i was wondering".
POLITE = re.compile(
    r"^(?:(?:so|hey|hi|hello|yo|well|please|and|but|wait|also|um|just|quick question|question)\s+)*"
    r"(?:(?:can|could|would|will) (?:you|u|someone|anyone|somebody|anybody|i)(?: please| kindly| just| maybe| possibly)* (?:tell|explain|say|remind|help|give|show|ask|know|list|name)(?: me| us)?(?: know)?"
    r"|do (?:you|we|they) know|does (?:anyone|anybody|someone) know|any idea|i (?:want|would like|need) to know|i (?:was|am) (?:just )?wondering|i wonder|tell me|remind me|please tell me|is it known)\s+"
)

# Whole shapes first, in this order: the first pattern that is found decides.
SHAPES: tuple[tuple[Ask, re.Pattern[str]], ...] = tuple(
    (ask, re.compile(pattern))
    for ask, pattern in (
        (Ask.HOW_MANY, r"^(?:and )?how (?:many|much)\b"),
        (Ask.WHY, r"\bwhat (?:prompted|made|led|caused|drove|triggered|motivated)\b|^why\b|^how come\b"),
        (Ask.SOURCE, r"\b(?:where (?:is|was|are|did|does) (?:all )?(?:this|the|that|your|it|these|those|you)?(?: \w+)? (?:from|come from|get (?:this|that|it))\b|according to (?:who|whom|what)|who (?:says|claims|reported|told|is (?:the source|cited|quoted))|on whose|whose word"
                     r"|(?:what|which|who|where) (?:is|was|are|were)?(?: the)? ?(?:info\w*|figures?|claims?|numbers?|news|this|that|it)? ?(?:come|comes|came|coming|sourced|attributed) ?from"
                     r"|(?:the|your|its|any|named?) sources?\b|sources?$|^sources?\b|attribut\w+|how do (?:we|you|they) know|which (?:news )?(?:outlet|agency|wire|service) (?:reported|contributed)|who reported)"),
        (Ask.QUOTE, r"\b(?:(?:what|wat|everything|anything) (?:else )?(?:did|does|do|has|have|was|is)? ?.{1,60}\b(?:say|said|says|saying|post|posted|write|wrote|written|tweet|tweeted|comment|respond|answer|claim|claimed|argue|argued|warn|warned|tell|told)\b|quote|quotes|exact words|verbatim|word for word|in (?:his|her|their) (?:own )?words)"),
        (Ask.STATUS, r"\b(?:latest|status|current state|where do(?:es)? .* stand|what happened (?:to|with|at|in)|what (?:did|has) (?:a|the) (?:court|judge|judges) (?:decide|rule|order|do|say)|outcome|so far|any (?:news|update)|updates?)\b"),
        (Ask.WHETHER, r"^(?:so |and |but |wait |hey |well |please )*(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|should|may|might|isnt|wasnt)\b"),
        (Ask.LIST, r"\b(?:list|enumerate|name (?:all|the|every|each|two|three|both|everyone)|which (?:\w+ ){0,2}(?:agencies|systems|departments|people|persons|officials|databases|figures|results|states|offices|bodies)|what (?:all|else|other|two|three|both|are (?:all|the))|who (?:all|else|are (?:all )?the people)|everyone|everybody|all the)\b"),
        (Ask.WHETHER, r"\b(?:right|correct|true|or not|or what|yes or no|is that so|is it true)\W*$|^(?:is it true|true or false)"),
    )
)

# Then single words: the one that comes first in the question decides; of two at the same place, the first in this list.
WORDS: tuple[tuple[Ask, re.Pattern[str]], ...] = tuple(
    (ask, re.compile(pattern))
    for ask, pattern in (
        (Ask.HOW_MANY, r"\b(?:how (?:many|much|often|big|large|long|old)|number of|what (?:number|percentage|percent|share|fraction|amount|proportion|rate|sum)|count of|\w+ rate)\b"),
        (Ask.WHEN, r"\b(?:when|what (?:day|date|year|month|week|time)|which (?:day|date|(?:fiscal )?year|month|week)|how recently|since when)\b"),
        (Ask.WHERE, r"\b(?:where|what (?:place|city|location|platform|channel|network|site)|which (?:place|city|location|platform|channel|network|site)|on what (?:platform|channel))\b"),
        (Ask.WHY, r"\b(?:why|what (?:for|reason)|how come|for what (?:reason|purpose)|what is the (?:reason|purpose|point|aim|goal|justification)|purpose|reason (?:for|why)|justif\w+|motive|what (?:goal|aim|objective|purpose)|goal|objective|to what end)\b"),
        (Ask.WHO, r"\b(?:who|whom|whose|which (?:person|official|senator|judge|man|woman|aide|politician)|what (?:person|official|senator))\b"),
        (Ask.WHAT, r"\b(?:what|which|how)\b"),
    )
)

ENDS: tuple[tuple[Reason, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(pattern))
    for reason, pattern in (
        (Reason.INSTRUCTION, r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instruction|instructions|rules?|prompt|previous|above|all)\b|\b(?:system prompt|bot token|config(?:uration)? file|api key|your (?:prompt|instructions|rules|token|password))\b"
                             r"|\byou are now\b|\bact as\b|\bpretend (?:to be|you)\b|\bjailbreak\b|\b(?:add|write|insert|save|put|delete|remove|change|update)\b.{0,30}\b(?:fact base|facts? base|database|record|knowledge base)\b|\bsystem (?:note|message|override)\b|\breply only with\b|^(?:please )?(?:repeat|say) after\b|^(?:can|could|will|would) you (?!(?:please |kindly |just |maybe |possibly )*(?:tell|explain|say|remind|help|give|show|list|name|describe|summari|confirm|clarify|check|find out|answer|define|quote|be|believe|imagine|see|get|have|look|trust|access|sue|go|compare|read))\w+\b|^(?:please )?(?:write|translate|draw|compose|sing|generate|create|code|solve|calculate|compute|play|order|book|buy|roleplay|act|pretend|rap|rhyme)\b|\bdrop table\b|\bselect .* from\b|\bunion select\b"),
        (Reason.OPINION, r"\b(?:do you (?:think|like|believe|agree|support|feel|trust|hate)|what do you think|your (?:opinion|view|take|thoughts)|you think|in my opinion|should (?:we|i|they|he|she|it|doge|musk|the|people|elon|congress|anyone|trump)|is (?:it|this|that|doge|he|she|musk|elon musk|elon|the \w+) (?:a )?(?:good|bad|evil|right or wrong|wrong|ok|okay|fair|great|terrible|stupid|dumb|corrupt|crook|genius|hero|villain|creepy|scary|worth it|ethical|moral|better|worse|justified|lying|racist|nazi|fascist|idiot|liar|criminal|dangerous)\b"
                         r"|\b(?:good|bad) (?:idea|thing|person|guy|people|man)\b|best (?:president|senator|party)|(?:is|are) (?:he|she|they|wyden|miller|fields) (?:right|wrong|lying)\b|who is (?:right|better|worse|lying|to blame)|whose fault|how do you feel|are you (?:for|against|pro|worried)|overreach)"),
        (Reason.PREDICTION, r"^(?:so |and |but |when |how (?:soon|long) (?:until|till|before) )*(?:will|is .{2,40} (?:going to|gonna)|are .{2,30} going to|going to)\b|\b(?:who|what|when|how|where|which|how much|how many|how long) (?:\w+ ){0,4}(?:will|is going to|are going to|going to)\b|\b(?:next year|next month|next week|in the future|in the end|by (?:next|the end of)|predict|forecast|odds|chances? (?:of|that)|likely to|tomorrow)\b"),
    )
)

GREETING = re.compile(
    r"^(?:(?:hi+|hey+|hello|helo|yo|sup|hiya|howdy|greetings|good (?:morning|evening|afternoon|day|night)|gm|gn|morning|thanks?|thank you|thank u|cheers|ta|bye|goodbye|cya|see you|welcome"
    r"|nice|cool|great|awesome|perfect|wow|haha+|lmao|k|kk|test|testing|there|everyone|all|guys|bot|again|so|much|very|a lot|lots|that|helped|helps|it|you|are|the|best|is|was|for|answer|your|help|got it|good|job|well|done|how|doing|what|up|today|friend|man|buddy|pal|mate|folks|team|oversight)\W*)+$"
)
GREETS = re.compile(r"\b(?:hi+|hey+|hello|helo|yo|sup|hiya|howdy|greetings|good (?:morning|evening|afternoon|day|night)|gm|gn|thanks?|thank you|thank u|cheers|ta|bye|goodbye|cya|see you|nice|cool|great|awesome|perfect|wow|haha+|k|kk|test|testing|how are you|what is up)\b")


def ask_of(folded: str) -> Ask:
    """Tell what a question asks for from its corrected, folded words."""
    plain = POLITE.sub("", folded)
    shaped = next((ask for ask, pattern in SHAPES if pattern.search(plain)), None)
    if shaped:
        return shaped
    found = [(match.start(), at) for at, (_, pattern) in enumerate(WORDS) if (match := pattern.search(plain))]
    return WORDS[min(found)[1]][0] if found else Ask.WHAT


def end_of(folded: str) -> Reason | None:
    """Tell whether a question is of a kind that no record answers: an instruction, an opinion, a prediction, a greeting."""
    if GREETING.match(folded) and GREETS.search(folded):
        return Reason.GREETING
    return next((reason for reason, pattern in ENDS if pattern.search(folded)), None)
