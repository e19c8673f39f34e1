"""Words that carry no meaning of their own when two statements are compared."""

STOPWORDS = frozenset(
    "a an the this that these those it its they them their he him his she her hers we us our you your i me my one ones "
    "is are was were be been being am do does did done has have had having can could will would shall should may might must "
    "of in on at to for from by with about as into onto than then and or but nor so yet if also too very just there here which who "
    "whom whose what when where while during through per via within among between such both each every any some other another same "
    "own s t d ll re ve m st nd rd th lrb rrb lsb rsb not no n never only been over under up down out off again once "
    "still even ever already well now it's itself himself herself themselves".split()
)
