package dev.jacquard.pages;

import dev.jacquard.scenarios.Fuzz;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stories, Markdown and formulas that a stranger could write: what is read leaves nothing on the page that acts. */
class StoryFuzzTest {

    private static final References NONE = new References() {
        @Override
        public String text(String path, String style) {
            return "quoted <b> ![x](http://a.b/t.png) $x$";
        }

        @Override
        public int figure(String id) {
            return 1;
        }
    };

    private static final String STORY = """
            # A title

            ## What the author says
            Work is *lost*, and [nobody](https://example.org/a "b") says `where`: $S = \\\\frac{1}{1 - p + p / n}$.

            > quoted, {{author: ten thousand}}

            ## The model in one picture
            {{figure: speedup}}

            ## What we find
            The median is {{outputs.gain.p50 | x}}.

            | a | b |
            |---|---|
            | $x^2$ | {{outputs.y.p5}} |

            ## What drives it
            - one
              1. two
            - three

            ## What would change our mind
            ~~~
            code
            ~~~

            ## What the author would answer
            ![a picture](http://example.org/t.png) and <https://example.org>

            ## What the model leaves out
            All. $$\\\\sum_{i=1}^n x_i$$
            """.replace("\\\\", "\\");

    @Test
    void stories() {
        Fuzz.of(
                        List.of(STORY),
                        "## What we find\n",
                        "{{",
                        "}}",
                        "{{outputs.x.p50}}",
                        "{{figure: a}}",
                        "{{author: b}}",
                        "$",
                        "$$",
                        "![",
                        "](http://a.b)",
                        "<script>",
                        "\n\n",
                        "> ",
                        "- ",
                        "|---|",
                        "12 %")
                .each(
                        "story",
                        text -> Story.read("story.md", text).pieces(NONE).values().stream()
                                .flatMap(List::stream)
                                .filter(Story.Piece.Words.class::isInstance)
                                .map(piece -> ((Story.Piece.Words) piece).prose())
                                .forEach(StoryFuzzTest::rendered));
    }

    @Test
    void markdown() {
        Fuzz.of(
                        List.of(
                                "[![a *b*](http://c.d/e.png)](http://f.g \"h\") <i>j</i> ![![k](l)](m)",
                                "# a\n\n| b | `c` |\n|---|---|\n| d | e |\n\n```java\nf\n```\n\n[g]: http://h.i",
                                "1. a\n   - b\n     > c **d _e_ f** `g` \\* &amp; &#x41;\n\n***\n\nh  \ni"),
                        "![",
                        "[",
                        "](",
                        ")",
                        "<",
                        "<img src=x onerror=alert(1)>",
                        "javascript:alert(1)",
                        "http://a.b",
                        "\"",
                        "**",
                        "_",
                        "`",
                        "```\n",
                        "|---|\n",
                        "&#106;",
                        "\n",
                        "\\")
                .each("Markdown", text -> rendered(Prose.markdown(text)));
    }

    @Test
    void formulas() {
        Fuzz.of(
                        List.of(
                                "S = \\frac{1}{1 - p + p / n}",
                                "\\left[(1-s) + s\\, n^{\\sigma-1}\\right]^{1/(\\sigma-1)}",
                                "\\sum_{i=1}^n \\sqrt[3]{x_i} \\text{ of all } \\hat{\\beta}",
                                "\\begin{matrix} a & b \\\\ c & d \\end{matrix}"),
                        "\\frac",
                        "\\sqrt",
                        "{",
                        "}",
                        "^",
                        "_",
                        "\\left(",
                        "\\right)",
                        "\\text{",
                        "\\begin{matrix}",
                        "\\end{matrix}",
                        "&",
                        "\\\\",
                        "\\newcommand{\\x}{\\x\\x}",
                        "\\xmlInlineElement{a}{script}{b}",
                        "\\href{javascript:a}{b}",
                        "\\alpha",
                        "\\mbox{$")
                .each("formula", text -> Harmless.html(Formula.mathml(text, true)));
    }

    private static void rendered(Prose prose) {
        Harmless.html(prose.html());
        Harmless.markdown(prose.markdown());
    }
}
