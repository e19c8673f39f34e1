"""Style of the page around the components. Streamlit is pinned to one version; these names of its parts are tested in a browser."""

STYLE = """
<style>
[data-testid="stMainBlockContainer"] { padding-top: 2.5rem; padding-bottom: 0; }
[data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"] { min-height: calc(100dvh - 2.5rem); }
[data-testid="stLayoutWrapper"]:has(> .st-key-composer) { position: sticky; bottom: 0; z-index: 10; margin-top: auto; }
.st-key-composer { padding: 0.75rem 0 1.5rem; }
/* The page's own colour, light or dark, behind the composer: handed down to it from the application's root. */
[data-testid="stAppViewContainer"], [data-testid="stAppViewContainer"] > div, .stMain, [data-testid="stMainBlockContainer"],
[data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"], [data-testid="stLayoutWrapper"]:has(> .st-key-composer) {
  background-color: inherit;
}
/* Streamlit's own grey of small print is too pale on this paper: 4.0 to 1. */
[data-testid="stCaptionContainer"] { color: light-dark(#5d6467, #a9b0b2); opacity: 1; }
/* Streamlit writes white on every primary button; on the light blue of the dark theme nobody could read it. */
[data-testid^="stBaseButton-primary"]:not(:disabled) { color: light-dark(#ffffff, #10191c); }
[data-testid="stHeader"] { background: transparent; pointer-events: none; }
[data-testid="stMainBlockContainer"] h1 { padding: 0; font-size: 1.9rem; font-weight: 650; letter-spacing: -0.01em; }
@media (max-width: 640px) {
  [data-testid="stMainBlockContainer"] { padding-top: 1.5rem; padding-inline: 1rem; }
  [data-testid="stMainBlockContainer"] h1 { font-size: 1.6rem; }
}
</style>
"""

STYLE_BESIDE_DOCUMENT = """
<style>
@media (min-width: 1000px) {
  .stMain { padding-right: min(44vw, 40rem); }
}
</style>
"""
"""Makes room for the open document, which stands at the right of the window."""

STYLE_UNDER_TITLE = """
<style>
[data-testid="stMainBlockContainer"] h1 { margin-bottom: 0.75rem; }
</style>
"""
"""Air below a title that stands above what is worked with, not above a conversation."""
