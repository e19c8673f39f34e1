"""The language of a question, as far as it matters: can the English reader read it?"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from answer.refusing import refusal

SCRIPTS = MappingProxyType(
    {
        "HIRAGANA": "ja",
        "KATAKANA": "ja",
        "HANGUL": "ko",
        "CJK": "zh",
        "CYRILLIC": "ru",
        "ARABIC": "ar",
        "HEBREW": "he",
        "GREEK": "el",
        "THAI": "th",
        "DEVANAGARI": "hi",
    }
)
FUNCTION_WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": frozenset(
            "the of and to in is are was were what which who how many much when where why did does do has have had for on by "
            "with from about tell me that this it its an a be can at as or there any not than list name give show between".split()
        ),
        "fr": frozenset(
            "le la les des du est sont quelle quel quels combien qui où pourquoi dans pour avec une et sur au aux ce".split()
        ),
        "de": frozenset(
            "der die das und ist sind wie viele was wer wann wo warum im in den dem von mit für ein eine hat auf zu".split()
        ),
        "es": frozenset(
            "el la los las de es son cuál cual cuántos cuanto qué que quién cuándo dónde en para con una un y por del".split()
        ),
        "it": frozenset(
            "il lo la gli le di è sono quale quanti quanto che chi quando dove perché nel per con una un e del della".split()
        ),
        "pt": frozenset("o a os as de é são qual quantos quanto que quem quando onde em para com uma um e por do da no na".split()),
        "nl": frozenset("de het een en is zijn hoeveel wat wie wanneer waar waarom in van met voor op te dat die".split()),
    }
)
# Within a name they tell nothing: "Jan van de Venne", "Simone de la Cruz".
PARTICLES = re.compile(r"\b([A-Z]\w*) (?:(?:van|von|de|der|den|del|della|di|da|do|dos|du|des|la|le|el|y|e) )+(?=[A-Z])")
POLITE: Mapping[str, str] = MappingProxyType(
    {
        "zh": "抱歉，目前只能阅读英文问题。请用英文提问，例如下面的问题。",
        "ja": "申し訳ありませんが、現在は英語の質問のみ読み取れます。英語でお尋ねください。",
        "ko": "죄송합니다. 지금은 영어 질문만 읽을 수 있습니다. 영어로 질문해 주세요.",
        "ru": "К сожалению, пока можно задавать вопросы только на английском языке. Пожалуйста, спросите по-английски.",
        "fr": "Désolé, seules les questions en anglais peuvent être lues pour le moment. Merci de poser la question en anglais.",
        "de": "Leider können bisher nur Fragen auf Englisch gelesen werden. Bitte fragen Sie auf Englisch.",
        "es": "Lo sentimos, por ahora solo se pueden leer preguntas en inglés. Por favor, pregunte en inglés.",
        "it": "Spiacenti, per ora si possono leggere solo domande in inglese. Si prega di chiedere in inglese.",
        "pt": "Desculpe, por enquanto só lemos perguntas em inglês. Por favor, pergunte em inglês.",
        "nl": "Sorry, voorlopig kunnen alleen vragen in het Engels worden gelezen. Stel de vraag in het Engels.",
        "ar": "عذرًا، يمكن قراءة الأسئلة باللغة الإنجليزية فقط في الوقت الحالي. يُرجى طرح السؤال بالإنجليزية.",
    }
)


def language_of(question: str) -> str:
    """ISO 639-1 code of the question's language; "en" where in doubt.

    By script first: a question counts as Chinese if its ideographs outweigh its Latin words; "What is 城市大脑?" stays English.
    Latin script by function words, which need a majority of at least two over the English ones.
    """
    scripts: Counter[str] = Counter()
    for char in question:
        if char.isalpha():
            name = unicodedata.name(char, "").split(" ", 1)[0].split("-", 1)[0]
            scripts[SCRIPTS.get(name, "latin")] += 1
    words = re.findall(r"[^\W\d_]+", PARTICLES.sub(r"\1 ", question).casefold())
    latin_words = sum(1 for word in words if word.isascii())
    others = {script: count for script, count in scripts.items() if script != "latin"}
    if others:
        code = "ja" if "ja" in others else max(others, key=lambda script: others[script])
        # An ideograph is about half a word, a letter of an alphabet about a sixth.
        weight = sum(others.values()) / (2 if code in ("zh", "ja", "ko") else 6)
        has_english = any(word in FUNCTION_WORDS["en"] for word in words)
        if weight > latin_words or (weight >= 2 and not has_english):
            return code
        return "en"
    counts = {code: sum(1 for word in words if word in listed) for code, listed in FUNCTION_WORDS.items()}
    best = max(counts, key=lambda code: (counts[code], code == "en"))
    return best if best != "en" and counts[best] >= counts["en"] + 2 else "en"


def polite_refusal(code: str) -> str:
    """The refusal in English, and in the question's language where we know it."""
    own = POLITE.get(code)
    return f"{refusal.LANGUAGE}\n{own}" if own else refusal.LANGUAGE
