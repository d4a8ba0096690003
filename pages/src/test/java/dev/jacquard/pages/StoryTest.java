package dev.jacquard.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jacquard.numerics.Check;
import dev.jacquard.scenarios.argument.ScenarioException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoryTest {

    private static final References KNOWN = new References() {
        @Override
        public String text(String path, String style) {
            if (path.equals("outputs.npv.p50")) {
                return style.equals("usd") ? "$12 <million>" : "12*3*4";
            }
            throw Check.refused("reference", path, "outputs.npv.p50");
        }

        @Override
        public int figure(String id) {
            if (id.equals("cap-date")) {
                return 3;
            }
            throw Check.refused("figure", id, "cap-date");
        }
    };

    private static String story(String finding) {
        return """
                # My argument

                ## The question
                Will it pay in 2030?

                ## What the author says
                It will, he says.

                ## The model in one picture
                With $\\kappa > 0$ and $$L = E + \\frac{A}{N^\\alpha}$$ we get 3 things.

                ## What we find
                %s

                ## What drives it
                Prices.

                ## What would change our mind
                Nothing.

                ## What the author would answer
                Wait.

                ## What the model leaves out
                Everything else.
                """.formatted(finding);
    }

    private static String html(String finding) {
        return Story.read("story.md", story(finding)).pieces(KNOWN).get(Story.Part.FIND).stream()
                .map(piece ->
                        piece instanceof Story.Piece.Words words ? words.prose().html() : piece.toString())
                .collect(Collectors.joining());
    }

    @Test
    void aReferenceBecomesItsValueAndNeverMarkup() {
        assertThat(html("It pays {{outputs.npv.p50 | usd}}, or {{outputs.npv.p50}}."))
                .isEqualTo("<p>It pays $12 &lt;million&gt;, or 12*3*4.</p>\n");
    }

    @Test
    void aFigureAloneIsAPieceAndInALineANumber() {
        assertThat(html("See {{figure:cap-date}}.\n\n{{figure:cap-date}}\n\nThen more."))
                .isEqualTo("<p>See figure 3.</p>\n" + "FigureHere[id=cap-date]" + "<p>Then more.</p>\n");
    }

    @Test
    void figuresOfTheAuthorMayBeTyped() {
        assertThat(html("He says {{author: 20 %}}.")).isEqualTo("<p>He says 20 %.</p>\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"It pays 12 million.", "It pays `12` million.", "* at ½ of it", "> about 3-4 agents", "by −5"})
    void aTypedNumberAmongResultsIsRefusedWithItsLine(String finding) {
        assertThatThrownBy(() -> Story.read("story.md", story(finding)))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("story.md:13 ")
                .hasMessageContaining("typed number among results");
    }

    @Test
    void namesWithDigitsAreNotNumbers() {
        assertThat(html("GPT-4 and B8 under section E-A5.")).contains("GPT-4 and B8");
    }

    @Test
    void aParagraphThatQuotesAResultIsAResultWhereverItStands() {
        String text = story("Fine.").replace("It will, he says.", "It will in 2030, {{outputs.npv.p50}}.");
        assertThatThrownBy(() -> Story.read("story.md", text)).hasMessageStartingWith("story.md:7 2030,: typed number");
    }

    @Test
    void anUnknownReferenceIsRefusedWithItsLine() {
        for (String bad : List.of("{{outputs.nvp.p50}}", "{{figure:nowhere}}")) {
            assertThatThrownBy(() -> html("Fine.\n\nBut " + bad + " is not."))
                    .isInstanceOf(ScenarioException.class)
                    .hasMessageStartingWith("story.md:15 ");
        }
        assertThatThrownBy(() -> html("{{nonsense}}")).hasMessageStartingWith("story.md:13 reference: ");
    }

    @Test
    void aMissingPartIsNamed() {
        String text = story("Fine.").replace("## What the author would answer\nWait.\n", "");
        assertThatThrownBy(() -> Story.read("story.md", text)).hasMessageContaining("\"What the author would answer\"");
    }

    @Test
    void anUnknownHeadingIsRefused() {
        String text = story("Fine.").replace("## What drives it", "## What pushes it");
        assertThatThrownBy(() -> Story.read("story.md", text))
                .hasMessageStartingWith("story.md:15 What pushes it: unknown part");
    }

    @Test
    void rawHtmlIsText() {
        assertThat(html("Fine <script>alert(document.cookie)</script> and <b>bold</b>."))
                .doesNotContain("<script")
                .doesNotContain("<b>")
                .contains("&lt;script&gt;");
        assertThat(html("<div onclick=x>block</div>")).doesNotContain("<div").contains("&lt;div onclick=x&gt;");
    }

    @Test
    void imagesAndScriptAddressesAreNotFetched() {
        assertThat(html("![a map](https://example.org/map.png)")).isEqualTo("<p>a map</p>\n");
        assertThat(html("[here](javascript:alert)")).doesNotContain("javascript");
    }

    @Test
    void formulasBecomeMathmlThatBrowsersSet() {
        String html = Story.read("story.md", story("Fine.")).pieces(KNOWN).get(Story.Part.MODEL).stream()
                .map(piece -> ((Story.Piece.Words) piece).prose().html())
                .collect(Collectors.joining());
        assertThat(html)
                .contains("<math><semantics>")
                .contains("<math display=\"block\">")
                .contains("<mfrac>");
        assertThat(Formula.mathml("f(x, y)", false))
                .doesNotContain("mfenced")
                .contains("<mo fence=\"true\" stretchy=\"false\">(</mo>");
        assertThat(Formula.mathml("\\varphi \\to \\text{per year}", false))
                .contains("→")
                .contains("per year");
    }

    @Test
    void aFormulaThatCannotBeSetIsRefusedWithItsLine() {
        String text = story("Fine.").replace("\\kappa", "\\kapppa");
        assertThatThrownBy(() -> Story.read("story.md", text))
                .hasMessageStartingWith("story.md:10 formula: \\kapppa in");
    }

    @Test
    void markdownComesOutAsMarkdown() {
        Prose prose = Prose.markdown("A *word*, $x^2$ and <b>.\n\n- one\n- two\n");
        assertThat(prose.markdown())
                .contains("*word*")
                .contains("$x^2$")
                .contains("- one")
                .doesNotContain(" <b>");
        assertThat(Prose.markdown(prose.markdown()).html()).isEqualTo(prose.html());
    }
}
