"""What Streamlit runs as a script, at each visit and each click. Nothing is defined here: in a script it would exist twice."""

import streamlit as st

from app.pages.navigation import run

st.set_page_config(page_title="Qiantang", layout="centered", initial_sidebar_state="collapsed")
run()
