"""Words that carry no subject: they say nothing about whether a fact explains a question."""

from __future__ import annotations

from knowledge.text import stem

EMPTY = frozenset(
    stem(word)
    for word in (
        "a an the of to in on at for from by with about is are was were be been being do does did has have had"
        " and or but"
        " so if then than that this these those it its he she they them his her their you your i me my we us our"
        " what who"
        " whom whose which when where why how many much can could will would should may might must not no yes"
        " any some all"
        " just as into out up over there here get got tell know say said says please really actually exactly one thing"
        " things someone anyone something anything also too more most very such like far since though else"
    ).split()
)
ASKING = frozenset(  # words that ask, or stand for anybody and anything: no statement has to have them
    stem(word)
    for word in (
        "kind kinds sort type long often name names named called happen mean according find question describe explain"
        " information give everything still now currently today yet ever never whether other others another own same"
        " anybody somebody everybody people person man woman guy during"
        " while only stuff bit lot deal part way side so w n rn"
    ).split()
)
CARD = frozenset(  # words of a question that asks for somebody or something by name alone
    "who what is are was were the a an of on and exactly tell me us about describe definition define explain term"
    " information details overview summary background come from this that where or name called it its he his person guy"
    " man please so then role job title position occupation does do even record known know anything".split()
)
LIGHT = frozenset(  # verbs and the like that hardly say what was done
    stem(word)
    for word in (
        "put place set make made take took taken go went gone come came keep kept use used try tried want need work"
        " turn look bring brought let show seem become became stay first last new old next after before together ago"
        " again finally ever exactly supposedly reportedly allegedly apparently actually"
    ).split()
)
