"""Numbers in words: what the readers of times, ranks and quantities have in common."""

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINAL_ONES = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth"
).split()
ORDINAL_TENS = [tens[:-1] + "ieth" for tens in TENS]

VALUE_OF_ONES = {word: value for value, word in enumerate(ONES)}
VALUE_OF_TENS = {word: 10 * value for value, word in enumerate(TENS, start=2)}
