import pytest

from answer.language import language_of, polite_refusal


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("How large is the digital economy?", "en"),
        ("hangzhou gdp 2021", "en"),
        ("What is 城市大脑?", "en"),
        ("杭州的数字经济有多大？", "zh"),
        ("城市大脑 2.0 是什么？", "zh"),
        ("Hangzhou 的 GDP 是多少？", "zh"),
        ("杭州はどこですか", "ja"),
        ("항저우는 어디에 있습니까?", "ko"),
        ("Сколько патентов у Ханчжоу?", "ru"),
        ("Quelle est la part de l'économie numérique ?", "fr"),
        ("Wie groß ist der Anteil der digitalen Wirtschaft?", "de"),
        ("¿Cuál es la población de Hangzhou?", "es"),
        ("2021?", "en"),
        ("Jan van de Venne is also known as Pseudo-Van de Venne by Jacques Foucart.", "en"),
        ("Waar is de haven van de stad Hangzhou?", "nl"),
        ("Wie viele Firmen der Stadt Hangzhou sind in der Liste?", "de"),
    ],
)
def test_language_of_a_question(question: str, code: str) -> None:
    assert language_of(question) == code


def test_the_refusal_of_a_chinese_question_is_in_both_languages() -> None:
    english, chinese = polite_refusal("zh").splitlines()

    assert english.startswith("Sorry") and "英文" in chinese
