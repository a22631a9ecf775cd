"""Markdown: positions as CommonMark has them, and texts that read back the same and act on nothing around them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from jw_design import markdown
from jw_design.markdown import clean, guard, marked, marker, one_line, parse, plain, unguard
from tests.strategies import texts

MANY = settings(max_examples=200)
ORACLE = MarkdownIt("commonmark").enable("table")
KINDS = {
    "heading_open": "heading",
    "blockquote_open": "quote",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "table_open": "table",
}


def canonical_texts() -> st.SearchStrategy[str]:
    return texts().map(clean)


def comparable(text: str) -> str:
    """Leave out the little that the two parsers read differently, none of which the brief's own grammar has.

    Vertical tabs and form feeds after #, link definitions inside other blocks, blank lines inside an empty item, and
    tables whose lines do not begin with a pipe. The x keeps dashes from being front matter.
    """
    text = clean(text).replace("\x0b", "").replace("\x0c", "").replace("]:", "]")
    text = re.sub(r"(?m)^([ \t>]*(?:[-+*]|\d+[.)]))[ \t]*\n\n+", r"\1\n\n", text)
    lines = [line for line in text.split("\n") if "|" not in line or line in ("| a | b |", "|---|---|")]
    return "\n".join(["x", "", *lines])


def documents() -> st.SearchStrategy[str]:
    return st.lists(texts(), max_size=6).map("\n".join).map(comparable)


def positions(text: str) -> list[tuple[str, int, int]]:
    return [(block.kind, block.line, block.end_line) for block in parse(text).blocks if block.kind != "other"]


def positions_by_oracle(text: str) -> list[tuple[str, int, int]]:
    lines = text.split("\n")
    found = []
    for token in ORACLE.parse(text):
        underlined = token.type == "heading_open" and token.markup in ("-", "=")
        if token.level == 0 and token.type in KINDS and token.map is not None and not underlined:
            first, last = token.map
            while not lines[last - 1].strip(" \t"):
                last -= 1
            found.append((KINDS[token.type], first + 1, last))
    return found


def heading_lines(text: str) -> list[int]:
    return [block.line for block in parse(text).blocks if block.kind == "heading"]


class TestParse:
    @MANY
    @given(documents())
    def test_blocks_stand_where_another_parser_finds_them(self, text: str) -> None:
        assert positions(text) == positions_by_oracle(text)

    @given(documents())
    def test_lines_are_the_text(self, text: str) -> None:
        assert "\n".join(parse(text).lines) == text

    @given(documents())
    def test_blocks_come_in_order_and_do_not_overlap(self, text: str) -> None:
        edges = [edge for block in parse(text).blocks for edge in (block.line, block.end_line)]
        assert edges == sorted(edges)

    def test_a_heading_has_its_level_and_its_words(self) -> None:
        (block,) = parse("### E1 *Time-limited* or `ongoing` ###").blocks
        assert (block.level, block.text) == (3, "E1 Time-limited or ongoing")

    @pytest.mark.parametrize("text", ["Title\n===", "Words\n---", "#hashtag\n---", "#1 of many\nmore\n==="])
    def test_an_underlined_heading_is_text(self, text: str) -> None:
        assert [block.kind for block in parse(text).blocks] == ["other"]

    def test_a_line_that_only_parsers_split_at_stays_whole(self) -> None:
        assert heading_lines("a\u2028# b\x85# c\x1e# d\n\n# e") == [3]

    @pytest.mark.parametrize(
        ("item", "ticked", "text"),
        [
            ("- [x] Yes", True, "Yes"),
            ("* [X] Yes", True, "Yes"),
            ("+ [ ] No", False, "No"),
            ("1. [x] Yes", True, "Yes"),
            ("-   [ ]   No", False, "No"),
            ("- Yes", None, "Yes"),
            ("- [y] Yes", None, "[y] Yes"),
            ("- [x] Yes\n  and more", True, "Yes\n  and more"),
        ],
    )
    def test_an_item_has_its_tick_and_its_source(self, item: str, ticked: bool | None, text: str) -> None:
        (block,) = parse(item).blocks
        assert [(one.ticked, one.text.strip()) for one in block.items] == [(ticked, text)]

    def test_an_item_knows_its_line(self) -> None:
        (block,) = parse("- a\n\n- b\n  - c\n- d").blocks
        assert [item.line for item in block.items] == [1, 3, 5]

    def test_a_link_definition_below_a_list_does_not_belong_to_it(self) -> None:
        (block,) = parse("- a\n- b\n\n\n[x]: /y").blocks
        assert block.end_line == 2

    def test_a_table_has_its_cells_decoded(self) -> None:
        (block,) = parse("| a | b |\n|---|---|\n| 1 \\| 2 | 3<br>4 |\n| 5 |  |").blocks
        assert [(row.line, row.cells) for row in block.rows] == [
            (1, ["a", "b"]),
            (3, ["1 | 2", "3\n4"]),
            (4, ["5", ""]),
        ]

    def test_front_matter_is_set_apart(self) -> None:
        document = parse("---\ntitle: # no heading\n---\n\n# a")
        assert document.front == (2, 2)
        assert heading_lines("---\ntitle: # no heading\n---\n\n# a") == [5]

    def test_dashes_that_nothing_closes_are_no_front_matter(self) -> None:
        assert parse("---\ntitle: x\n\n# a").front is None

    def test_positions_count_letters_of_any_width(self) -> None:
        assert heading_lines("\U0001f600 e\u0301\n\n# a\n\n\u4e2d\n\n# b") == [3, 7]


class TestClean:
    @given(texts())
    def test_a_clean_text_stays(self, text: str) -> None:
        assert clean(clean(text)) == clean(text)

    @given(texts())
    def test_a_clean_text_can_be_saved_as_utf8(self, text: str) -> None:
        assert clean(text).encode("utf-8").decode("utf-8") == clean(text)

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (" a \r\n\tb\t\rc", "a\n\tb\nc"),
            ("\n\n a\n\n", "a"),
            ("a\0b", "a\ufffdb"),
            ("a\ud800b", "a\ufffd\ufffd\ufffdb"),
            ("a\u2028b\x85c", "a\u2028b\x85c"),
        ],
    )
    def test_examples(self, text: str, expected: str) -> None:
        assert clean(text) == expected

    @given(texts())
    def test_one_line_is_one_line(self, text: str) -> None:
        assert "\n" not in one_line(text)

    @given(texts())
    def test_one_line_stays(self, text: str) -> None:
        assert one_line(one_line(text)) == one_line(text)


class TestGuard:
    @MANY
    @given(canonical_texts())
    def test_unguard_takes_away_what_guard_put_in(self, text: str) -> None:
        assert unguard(guard(text)) == text

    @MANY
    @given(canonical_texts())
    def test_a_guarded_text_ends_no_section_and_swallows_none(self, text: str) -> None:
        guarded = f"# a\n\n{guard(text)}\n\n### z\n"
        assert heading_lines(guarded) == [1, guarded.count("\n")]

    @MANY
    @given(canonical_texts())
    def test_a_guarded_text_has_no_list_to_tick_and_no_quote(self, text: str) -> None:
        blocks = parse(f"# a\n\n{guard(text)}\n\n### z\n").blocks
        assert not [block for block in blocks if block.kind == "quote"]
        assert not [
            item for block in blocks for item in block.items if item.ticked is not None and item.source[0] in "-*+"
        ]

    @MANY
    @given(canonical_texts())
    def test_a_guarded_text_opens_with_no_marker(self, text: str) -> None:
        assert marker(guard(text)) is None

    @pytest.mark.parametrize("name", ["not-applicable", "not-known"])
    @given(text=canonical_texts())
    def test_a_marked_text_reads_back(self, name: str, text: str) -> None:
        found = marker(clean(marked(name, text)))
        assert found is not None
        assert (found[0], unguard(found[1])) == (name, text)

    @pytest.mark.parametrize(
        "text",
        [
            "A sentence, and another.",
            "Two\n\nparagraphs.",
            "- one\n- two\n  - three",
            "1. one\n2. two",
            "```\n# code\n```",
            "Like this:\n\n````sh\n```\n````",
            "A [link](https://example.org) and `code` and **bold**.",
            "Costs 3 < 4 and 5 > 4, #1 of [many].",
            "#hashtag",
            "C:\\temp\\file",
            "| a | b |\n|---|---|\n| 1 | 2 |",
            "Note: nothing is known yet",
        ],
    )
    def test_what_keeps_to_itself_stays_as_it_is(self, text: str) -> None:
        assert guard(text) == text

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("# a", "\\# a"),
            ("#", "\\#"),
            ("### Q1\x0cx", "\\### Q1\x0cx"),
            ("###\x0cQ1 x", "\\###\x0cQ1 x"),
            ("   ### Q1 x", "\\### Q1 x"),
            ("a\n---", "a\n\\---"),
            ("a\n   ===", "a\n   \\==="),
            ("```\nopen", "\\```\nopen"),
            ("***", "\\***"),
            ("a\n\n- - -", "a\n\n\\- - -"),
            ("~~~\nclosed\n~~~", "\\~~~\nclosed\n\\~~~"),
            ("<!-- open", "\\<!-- open"),
            ("> quoted", "\\> quoted"),
            ("[a]: /b", "\\[a]: /b"),
            ("- [x] Yes", "\\- [x] Yes"),
            ("**Not applicable:** so", "**Not applicable\\:** so"),
            ("Why: so", "Why\\: so"),
            ("\\# a", "\\\\# a"),
            ("\\\\---", "\\\\\\---"),
            ("Why\\: so", "Why\\\\: so"),
        ],
    )
    def test_what_could_act_gets_a_backslash(self, text: str, expected: str) -> None:
        assert guard(clean(text)) == expected


class TestMarker:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("**Not applicable:** one body", ("not-applicable", "one body")),
            ("**Not applicable**: one body", ("not-applicable", "one body")),
            ("Not applicable: one body", ("not-applicable", "one body")),
            ("NOT KNOWN YET: Ann, by May 2027", ("not-known", "Ann, by May 2027")),
            ("__Not known yet:__ Ann", ("not-known", "Ann")),
            ("**Why:**\n\nBecause.\n\nAnd so.", ("why", "Because.\n\nAnd so.")),
            ("**Why:**", ("why", "")),
            ("Not applicable, as there is one body", None),
            ("This is not applicable: why", None),
            ("Why not?", None),
            ("Not known yet\\: Ann", None),
        ],
    )
    def test_a_marker_and_the_rest(self, text: str, expected: tuple[str, str] | None) -> None:
        assert marker(text) == expected

    def test_a_short_text_follows_on_the_same_line(self) -> None:
        assert marked("why", "It was promised.") == "**Why:** It was promised."

    def test_a_long_text_follows_in_its_own_paragraph(self) -> None:
        assert marked("why", "One.\n\nTwo.") == "**Why:**\n\nOne.\n\nTwo."

    def test_a_list_follows_in_its_own_paragraph(self) -> None:
        assert marked("why", "- One.\n- Two.") == "**Why:**\n\n- One.\n- Two."


class TestCell:
    @MANY
    @given(canonical_texts())
    def test_uncell_takes_away_what_cell_put_in(self, text: str) -> None:
        assert markdown.uncell(markdown.cell(text)) == text

    @MANY
    @given(canonical_texts(), canonical_texts())
    def test_cells_read_back_from_a_table(self, one: str, other: str) -> None:
        table = f"| a | b | c |\n|---|---|---|\n{markdown.table_row([one, other, 'end'])}"
        (block,) = parse(table).blocks
        assert block.rows[1].cells == [one, other, "end"]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("a | b", "a \\| b"),
            ("a\nb", "a<br>b"),
            ("a<br>b", "a\\<br>b"),
            ("a\\|b", "a\\\\\\|b"),
            ("C:\\temp", "C:\\temp"),
            ("a `b` *c*", "a `b` *c*"),
        ],
    )
    def test_examples(self, text: str, expected: str) -> None:
        assert markdown.cell(text) == expected

    @pytest.mark.parametrize("source", ["a<br>b", "a<br/>b", "a<br />b", "a<BR>b"])
    def test_a_line_break_may_be_written_in_any_way(self, source: str) -> None:
        assert markdown.uncell(source) == "a\nb"


class TestPlain:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Succession  strategy", "Succession strategy"),
            ("*Home* **Office** ~~no~~ `x`", "Home Office no x"),
            ("[Home Office](https://example.org)", "Home Office"),
            ("Health &amp; Care", "Health & Care"),
            ("Health & Care", "Health & Care"),
            ("R&D", "R&D"),
            ("a\nb\n\nc", "a b c"),
            ("- a\n- b", "a b"),
            ("- a", "- a"),
            ("1. a", "1. a"),
            ("***", "***"),
            ("[a]: /b", "[a]: /b"),
            ("[a][1]\n\n[1]: /b", "[a][1] [1]: /b"),
            ("# a\n\nb", "# a b"),
            ("a \\# b \\_c\\_", "a # b _c_"),
            ("a_b_c", "a_b_c"),
            ("| a | b |\n|---|---|\n| 1 | 2 |", "a b 1 2"),
            ("a<br>b <b>c</b>", "a b c"),
            ("<p>Health &amp; Care</p>", "Health & Care"),
            ("<!-- a note -->", ""),
            ("a\n\n```\nb\n```", "a b"),
            ("a\n```b", "a ```b"),
            ("<!-- a note\nin two lines --> The council", "The council"),
            ("<Name of the partner>", ""),
            ("<Name of\nthe partner>", ""),
            ("", ""),
        ],
    )
    def test_only_the_words_are_left(self, text: str, expected: str) -> None:
        assert plain(text) == expected

    @given(canonical_texts())
    def test_it_is_one_line(self, text: str) -> None:
        assert "\n" not in plain(text)


@pytest.mark.parametrize("text", ["\ufeffa\r\nb\rc\n", "a\nb\nc\n"])
def test_line_ends_and_a_byte_order_mark_are_made_normal(text: str) -> None:
    assert markdown.normal_ends(text) == "a\nb\nc\n"
