"""Texts that an author, or somebody who means harm, might write."""

from hypothesis import strategies as st

EVIL = (
    "",
    " ",
    "\x1b[2J\x1b]0;owned\x07",
    "\x00\x01\x08\x0b\x1f\x7f\x80\x9b31m\x9f",
    "\u202eright to left\u2066\u2069\u200b\ufeff",
    "\ud800 alone \udfff",
    "\ufffe\uffff",
    "one\ntwo\r\nthree\rfour\u2028five\u2029six\x85seven",
    "::error file=x,line=1::owned",
    "%0A::warning::%25%0D",
    "a,b:c=d;e",
    "]]><!-- --> <![CDATA[ &amp; &#0; &lt;x y='1' z=\"2\">",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "</details></summary><details open>",
    "[text](https://example.com) ![x](y) [1]: https://example.com <https://example.com>",
    "https://example.com www.example.com a@example.com mailto:a@example.com",
    "@octocat @org/team &#64;octocat \\@octocat @`x` `@octocat`",
    "#1 GH-1 gh-2 owner/repo#3 !4 ~bug %1 &5 $6 :+1: :smile: 10:04:30",
    "$x^2$ $$y$$ *a* **b** _c_ __d__ ~~e~~ ==f== ^g^ H~2~O",
    "` `` ``` ```` `a``b`c",
    "| a | b |\n|---|---|\n| c | d |",
    "# one\n\n- two\n\n1. three\n\n> four\n\n---\n\n/close",
    "\\ \\\\ \\` \\< \\& \\[ {: .x } {{ 0 }} {% raw %} {0}",
    "日本語の〜文・全角　空白、🙂‍↔️ と e\u0301",
)

hostile = st.one_of(
    st.sampled_from(EVIL),
    st.text(),
    st.text(alphabet="`\\<>&[]()*_~#@!|:/$%^{}=- \n\ta1", max_size=40),
    st.lists(st.sampled_from(EVIL), max_size=3).map(" ".join),
)
