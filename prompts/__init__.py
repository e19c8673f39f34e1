"""Prompt templates as versioned files, with a small loader.

A template that results were quoted from is never changed: it gets a successor.
"""

from prompts.loader import Prompt, load_prompt

__all__ = ["Prompt", "load_prompt"]
