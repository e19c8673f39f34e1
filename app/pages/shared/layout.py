"""Style of the page around the components. Streamlit is pinned to one version; these names of its parts are tested in a browser."""

STYLE = """
<style>
/* One width for all pages, so that the navigation stands still; a conversation is narrower, so that its lines are read easily. */
[data-testid="stMainBlockContainer"] { max-width: 66rem; padding-top: 2rem; padding-bottom: 0; }
[data-testid="stLayoutWrapper"]:is(:has(> .st-key-conversation), :has(> .st-key-composer)) {
  width: 100%; max-width: 46rem; margin-inline: auto;
}
.st-key-pages { gap: 0.5rem; padding-bottom: 0.6rem; border-bottom: 1px solid light-dark(#dcd8cf, #394347); }
[data-testid="stLayoutWrapper"]:has(> .st-key-pages) { margin-bottom: 0.4rem; }
/* A panel is fixed to the window; its place in the page takes no room. */
[class*="st-key-document-"] { position: absolute; }
[data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"] { min-height: calc(100dvh - 2rem); }
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
  [data-testid="stMainBlockContainer"] { padding-top: 1rem; padding-inline: 1rem; }
  .st-key-pages { gap: 0.1rem; justify-content: space-between; }
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

STYLE_END = """
<style>
[data-testid="stMainBlockContainer"] { padding-bottom: 3rem; }
</style>
"""
"""Air below the last element of a page that is no conversation."""
