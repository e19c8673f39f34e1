"""Facts side by side: is what was found the same as what was asked for or claimed?"""
