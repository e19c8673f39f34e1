"""Page furniture: what a web page prints around its text. Kept in the stored text, never indexed."""

import re

WORDS = re.compile(
    r"""(?ix) ^[\W_]*(?:
        (?:top|bottom|end)\ of\ (?:the\ )?page | back\ to\ (?:the\ )?top | skip\ to\ (?:main\ )?content | jump\ to\ \w+
      | leave\ a\ (?:reply|comment) | post\ a\ comment | comments?\ (?:are\ )?(?:off|closed) | \d*\ ?comments?
      | image\ attachments?(?:\ links?)? | related\ (?:articles|posts|links|stories) | read\ (?:more|next) | see\ also
      | more\ from.{0,40}       | share(?:\ (?:this|on).{0,30})? | print(?:\ this.{0,20})? | subscribe(?:\ now)?
      | sign\ (?:in|up) | log\ ?in
      | search | menu
      | home | advertisement | sponsored | cookie\ (?:policy|settings) | privacy\ policy | terms\ (?:of|and)\ \w+
      | all\ rights\ reserved
      | email:?\ send\ email | click\ here.{0,30} | loading | previous | next | (?:page\ )?\d+\ (?:of|/)\ \d+
      | en|eng|english|fr|de|es|ru|ja|zh|cn|中文|简体中文|繁體中文
    )[\W_]*$"""
)
COMMENT = re.compile(r"(?s)^<!--.*-->$")
RULE = re.compile(r"^[\W_]*$")


def is_furniture(block: str) -> bool:
    """True if the block is a comment, a rule, or a known phrase of page furniture standing alone."""
    block = block.strip()
    return bool(COMMENT.match(block) or RULE.match(block) or (len(block) < 80 and WORDS.match(block)))
