from ingest.facts.names.library import library_brackets


def test_short_names_are_collected_from_all_texts():
    texts = ["The Lakeside Science Zone (LSZ) grew.", "The Grand Canal Museum (GCM) opened."]
    assert library_brackets(texts) == {"LSZ": "Lakeside Science Zone", "GCM": "Grand Canal Museum"}


def test_a_short_name_with_two_meanings_is_left_out():
    texts = ["The Lakeside Science Zone (LSZ) grew.", "The Lower Shore Zoo (LSZ) opened."]
    assert library_brackets(texts) == {}
