package dev.jacquard.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jacquard.charts.Charts;
import dev.jacquard.scenarios.Folders;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.argument.ScenarioException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders as somebody would write them who means harm to the one who renders them. */
class StrangersStoryTest {

    /** Enough for any story a hundred times slower than measured, on a busy machine; the old ones took half a minute or forever. */
    private static final long MOST_CPU_SECONDS = 10;

    @TempDir
    private Path folder;

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

    /** A story with a text in its fourth line. */
    private static String story(String text) {
        return """
                # A title

                ## What the author says
                %s

                ## The model in one picture
                One.

                ## What we find
                Nothing.

                ## What drives it
                Nothing.

                ## What would change our mind
                Nothing.

                ## What the author would answer
                Nothing.

                ## What the model leaves out
                All.
                """.formatted(text);
    }

    private static Prose said(String text) {
        Story story = Story.read("story.md", story(text));
        Story.Piece piece = story.pieces(NONE).get(Story.Part.SAYS).get(0);
        return ((Story.Piece.Words) piece).prose();
    }

    /** Texts that once acted or might, and the words that a reader must still find on the page. */
    static Stream<Arguments> attacks() {
        return Stream.of(
                Arguments.of("![![x](http://a.b/t.png)](y)", "x"),
                Arguments.of("![a ![b *c* ![d](http://e.f/g.png)](h)](i)", "a b c d"),
                Arguments.of("[![a *b* `c` d](http://a.b/t.png)](http://e.f/)", "a b c d"),
                Arguments.of("[go **on** <i>now</i>](http://e.f/)", "go on <i>now</i>"),
                Arguments.of("[go](javascript:alert(1))", "go"),
                Arguments.of("[go *on* `now`](JaVaScRiPt:alert(1))", "go on now"),
                Arguments.of("[go](javascript&#58;alert(1))", "go"),
                Arguments.of("[go](&#106;avascript:alert(1))", "go"),
                Arguments.of("[go](\\javascript:alert(1))", "go"),
                Arguments.of("[go](<java script:alert(1)>)", "go"),
                Arguments.of("[go](data:text/html;base64,PHNjcmlwdD4=)", "go"),
                Arguments.of("[go](vbscript:msgbox)", "go"),
                Arguments.of("[go](file:///etc/passwd)", "go"),
                Arguments.of("[go](//a.b/c)", "go"),
                Arguments.of("[go](\\\\\\\\a.b\\\\c)", "go"),
                Arguments.of("<javascript:alert(1)>", "javascript:alert(1)"),
                Arguments.of("[go][there]\n\n[there]: javascript:alert(1) \"a title\"", "go"),
                Arguments.of("![go][there]\n\n[there]: http://a.b/t.png", "go"),
                Arguments.of("[a](http://a.b \"\\\\\") [b](http://b.c \") ![x](http://a.b/t.png)\")", "a b"),
                Arguments.of("[a](http://a.b \"&quot; onclick=&quot;alert(1)\")", "a"),
                Arguments.of("[a](http://a.b/\"onclick=\"alert(1))", "a"),
                Arguments.of("[a](http://a.b/<script>alert(1)</script>)", "a"),
                Arguments.of("[![a [b](http://c.d)](e)](http://f.g)", "a b"),
                Arguments.of("!![](u)[x](http://a.b/t.png)", "!x"),
                Arguments.of("\\![x](http://a.b/t.png)", "!x"),
                Arguments.of("<meta http-equiv=refresh content='0;url=http://a.b'>", "<meta"),
                Arguments.of("<div style='position:fixed;inset:0'>all claims verified</div>", "all claims verified"),
                Arguments.of("a <img src=x onerror=alert(1)> b", "<img src=x onerror=alert(1)>"),
                Arguments.of("<iframe src=http://a.b></iframe>", "<iframe"),
                Arguments.of("<script>\n\nalert(1)\n\n</script>", "alert(1)"),
                Arguments.of("<svg onload=alert(1)>", "onload"),
                Arguments.of("<!-- --><img src=x onerror=alert(1)> -->", "<img"),
                Arguments.of("<![CDATA[<img src=x>]]>", "<img"),
                Arguments.of("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>"),
                Arguments.of("`<img src=x onerror=alert(1)>`", "<img"),
                Arguments.of("```\"><img src=x onerror=alert(1)>\n<img src=x>\n```", "<img src=x>"),
                Arguments.of("| a | b |\n|---|---|\n| `x \\| <img src=y>` | ![c](http://a.b/t.png) |", "<img src=y>"),
                Arguments.of("| `a | b` |\n|---|---|\n| `x | <img src=y> |", "<img src=y>"),
                Arguments.of("$![x](http://a.b/t.png)$", "x"),
                Arguments.of("$a <img src=x onerror=alert(1)>$", "a"),
                Arguments.of("$[x](javascript:alert(1))$", "x"),
                Arguments.of("a $$b\n     <img src=x onerror=alert(1)>$$", "a"),
                Arguments.of("$\\text{<script>alert(1)</script>}$", "<script>"),
                Arguments.of("\\$\\href{javascript:alert(1)}{x}\\$", "\\href"),
                Arguments.of("{{author: <img src=x onerror=alert(1)> ![x](http://a.b/t.png)}}", "<img src=x"),
                Arguments.of("{{outputs.x.p50}}", "<b> ![x]"),
                Arguments.of("[{{outputs.x.p50}}](http://a.b)", "<b> ![x]"),
                Arguments.of("![{{outputs.x.p50}}](http://a.b)", "<b> ![x]"),
                Arguments.of("\\~~~\n\\+ <b>", "<b>"),
                Arguments.of("# {{author: <b>}} $x$ ![y](z)\n\ntext", "<b>"),
                Arguments.of("[^1]\n\n[^1]: <b> ![x](http://a.b/t.png)", "<b> x"));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void whatActsBecomesTextAndNoTextIsLost(String text, String words) {
        Prose prose = said(text.startsWith("# ") ? "Before.\n\n##" + text : text);
        Harmless.html(prose.html());
        Harmless.markdown(prose.markdown());
        Harmless.html(Prose.markdown(prose.markdown()).html());
        assertThat(Jsoup.parse(prose.html()).text()).contains(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xmlInlineElement{http://www.w3.org/1999/xhtml}{meta}{\\xmlAttr{}{http-equiv}{refresh}}",
                "xmlInlineElement{http://www.w3.org/1999/xhtml}{script}{alert(1)}",
                "xmlInlineElement{http://www.w3.org/1999/xhtml}{div}{all claims verified}",
                "xmlBlockElement{http://www.w3.org/1999/xhtml}{iframe}{}",
                "xmlAttr{}{onclick}{alert(1)}",
                "xmlName{x}",
                "xmlName*{x}",
                "xmlId{x}",
                "xmlId*{x}",
                "xmlUnparse{x}",
                "href{javascript:alert(1)}{x}",
                "anchor{x}",
                "anchor*{x}",
                "literal{x}",
                "verb|x|",
                "verb*|x|",
                "ux{0041}",
                "setvar{a}{b}",
                "getvar{a}",
                "hspace{-40em}",
                "hspace*{-40em}",
                "newcommand{\\x}{\\x\\x}\\x",
                "renewcommand{\\alpha}{\\alpha\\alpha}\\alpha",
                "newenvironment{x}{y}{z}",
                "renewenvironment{x}{y}{z}",
                "section{x}",
                "item",
                "par"
            })
    void aCommandThatFormulasDoNotHaveIsRefusedByNameWithItsLine(String command) {
        String name = command.replaceAll("[{|].*", "");
        for (String text : List.of("$\\" + command + "$", "$$\\" + command + "$$", "$\\mbox{\\" + command + "}$")) {
            assertThatThrownBy(() -> said("Fine.\nBut " + text + " is not."))
                    .as(text)
                    .isInstanceOf(ScenarioException.class)
                    .hasMessageStartingWith("story.md:5 formula: \\" + name + " in ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"xmlBlockElement", "xmlInlineElement", "xmlUnparse", "verbatim", "itemize", "tabular", "center"})
    void anEnvironmentThatFormulasDoNotHaveIsRefusedByName(String name) {
        assertThatThrownBy(() -> said("$\\begin{" + name + "}x\\end{" + name + "}$"))
                .hasMessageStartingWith("story.md:4 formula: \\begin{" + name + "} in ");
    }

    /** Bombs: what is in the message of the refusal, and the text. */
    static Stream<Arguments> bombs() {
        return Stream.of(
                Arguments.of(
                        "formula: \\newcommand in \\newcommand{\\x}{\\x\\x}\\x ", "$\\newcommand{\\x}{\\x\\x}\\x$"),
                Arguments.of("formula: \\newcommand in ", "$\\newcommand{\\x}{\\y\\y}\\newcommand{\\y}{\\x\\x}\\x$"),
                Arguments.of(
                        "formula: 6001 characters in {{{", "$" + "{".repeat(3_000) + "x" + "}".repeat(3_000) + "$"),
                Arguments.of("formula: 1001 characters in xxx", "$" + "x".repeat(1_001) + "$"),
                Arguments.of(
                        "formula: groups more than 30 deep in {{{", "$" + "{".repeat(31) + "x" + "}".repeat(31) + "$"),
                Arguments.of("formula: groups more than 30 deep in (((", "$" + "(".repeat(300) + "$"),
                Arguments.of("formula: groups more than 30 deep in )))", "$" + ")".repeat(300) + "$"),
                Arguments.of("formula: groups more than 30 deep in {)))", "${" + ")".repeat(300) + "}$"),
                Arguments.of("formula: groups more than 30 deep in \\hat", "$" + "\\hat".repeat(200) + " x$"),
                Arguments.of("formula: groups more than 30 deep in \\bf", "$" + "\\bf".repeat(200) + " x$"),
                Arguments.of("formula: groups more than 30 deep in \\left.", "$" + "\\left.".repeat(150) + "$"),
                Arguments.of(
                        "formula: groups more than 30 deep in x^{", "$" + "x^{".repeat(200) + "}".repeat(200) + "$"),
                Arguments.of("formulas: more than 2000", "$x$ ".repeat(2_001)),
                Arguments.of("nesting: deeper than 40", "> ".repeat(5_000) + "x"),
                Arguments.of("nesting: deeper than 40", "- ".repeat(5_000) + "x"),
                Arguments.of("nesting: deeper than 40", "1. ".repeat(5_000) + "x"),
                Arguments.of("nesting: deeper than 40", "*a ".repeat(60) + "a*".repeat(60)),
                Arguments.of("nesting: deeper than 40", "![".repeat(60) + "x" + "](y)".repeat(60)),
                Arguments.of(
                        "table: 6001 columns",
                        "|a".repeat(6_000) + "|\n" + "|-".repeat(6_000) + "|\n" + "|\n".repeat(50)),
                Arguments.of("link: 5009 characters", "[a]\n\n[a]: http://b/" + "c".repeat(5_000)),
                Arguments.of("reference: 5008 characters", "{{author: " + "c".repeat(5_000) + "}}"),
                Arguments.of("reference: 601 characters", "{{" + "c".repeat(601) + "}}"),
                Arguments.of("paragraph: more than 20000 characters", "$a ".repeat(8_000)),
                Arguments.of("paragraph: more than 20000 characters", "word ".repeat(5_000)));
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void aBombIsRefusedAtOnceWithItsLine(String message, String text) {
        inTime(() -> assertThatThrownBy(() -> said(text))
                .isInstanceOf(ScenarioException.class)
                .hasMessageMatching("(?s)story\\.md:[3-6] \\Q" + message + "\\E.*")
                .hasMessageContaining("(expected: ")
                .extracting(problem -> problem.getMessage().length())
                .satisfies(length -> assertThat((int) length).isLessThan(300)));
    }

    @Test
    void aStoryTooLongIsRefused() {
        assertThatThrownBy(() -> said("word\n\n".repeat(100_000)))
                .hasMessageStartingWith("story.md:1 length: 60")
                .hasMessageContaining("at most 500000");
    }

    @Test
    void quotingALongTextAgainAndAgainIsRefused() {
        References long_ = new References() {
            @Override
            public String text(String path, String style) {
                return "word ".repeat(20_000);
            }

            @Override
            public int figure(String id) {
                return 1;
            }
        };
        Story story = Story.read("story.md", story("{{claims.a.text}}\n".repeat(11)));
        assertThatThrownBy(() -> story.pieces(long_))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("story.md:14 references: more than 1000000 characters");
    }

    /** Texts that begin again and again what never ends, 24 KB of each in paragraphs as long as may be. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$a ",
                "$$a ",
                "$a$b ",
                "{{",
                "{{a} ",
                "[",
                "![",
                "[a](",
                "[a](<b",
                "[a][",
                "](",
                "`a``b",
                "*a **a ",
                "_a __a ",
                "<!--",
                "<a ",
                "<?",
                "<![CDATA[",
                "&",
                "\\",
                "| a ",
                "a|b\n",
                "- a\n",
                "> a\n",
                "[a]: b\n",
                "a\n\n",
                "# a\n",
                "``` ",
                "\t"
            })
    void whatNeverEndsIsReadOrRefusedInTime(String beginning) {
        StringBuilder text = new StringBuilder();
        while (text.length() < 24_000) {
            text.append(beginning.repeat(Tamed.LONGEST_PARAGRAPH / beginning.length() - 100))
                    .append("\n\n");
        }
        inTime(() -> {
            try {
                Prose prose = Prose.markdown(text.toString());
                Harmless.html(prose.html());
                Harmless.markdown(prose.markdown());
            } catch (ScenarioException refused) {
                assertThat(refused).hasMessageStartingWith("text:1 formulas: more than ");
            }
        });
    }

    /** Random pieces of LaTeX, as long as may be: each is set or refused, on a small stack. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyFormulaIsSetOrRefused(long seed) throws InterruptedException {
        List<String> pieces = List.of(
                "{",
                "}",
                "(",
                ")",
                "[",
                "]",
                "|",
                "\\left(",
                "\\right)",
                "\\left.",
                "\\{",
                "\\}",
                "\\langle ",
                "\\rangle ",
                "^",
                "_",
                "x",
                "12",
                "+",
                "-",
                "<",
                ">",
                ",",
                "'",
                "&",
                "\\\\",
                "\\frac",
                "\\sqrt",
                "\\hat",
                "\\bf ",
                "\\over ",
                "\\not",
                "\\text{a b}",
                "\\begin{matrix}",
                "\\end{matrix}",
                "\\sum",
                "\\alpha ",
                "\\mathrm{d}",
                "\\overset",
                "\\units{kg}",
                "\\! ",
                "~",
                " ");
        Random random = new Random(seed);
        List<String> faults = new ArrayList<>();
        Thread small = new Thread(
                null,
                () -> {
                    for (int i = 0; i < 2_000; i++) {
                        StringBuilder latex = new StringBuilder();
                        int length = random.nextInt(i % 50 == 0 ? FormulaShape.LONGEST : 60);
                        while (latex.length() < length) {
                            latex.append(pieces.get(random.nextInt(pieces.size())));
                        }
                        try {
                            Harmless.html(Formula.mathml(latex.toString(), false));
                        } catch (IllegalArgumentException refused) {
                            assertThat(refused).hasMessageStartingWith("formula: ");
                        } catch (Throwable fault) {
                            faults.add("seed " + seed + ", " + latex + ": " + fault);
                        }
                    }
                },
                "small stack",
                400_000);
        small.start();
        small.join();
        assertThat(faults).isEmpty();
    }

    private static void inTime(Runnable work) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        assertThat(TimeUnit.NANOSECONDS.toSeconds(used))
                .as("seconds of processor time")
                .isLessThan(MOST_CPU_SECONDS);
    }

    /** A scenario all of whose fields say something to a browser, with a story that holds every attack. */
    static Scenario hostile(Path parent) {
        String evil =
                "<img src=x onerror=alert(1)> ![x](http://a.b/t.png) [y](javascript:alert(1)) $\\\\href{x}{y}$ \\\"'><script>";
        String yaml = Fixture.YAML
                .replace("why: what the market gave", "why: \"" + evil + "\"")
                .replace("basis: B. Author 2020", "basis: \"" + evil + "\"")
                .replace("author: A. Writer", "author: \"" + evil + "\"")
                .replace("title: Two fields, date", "title: \"" + evil + "\", date")
                .replace("url: https://example.org/fields", "url: \"javascript:alert(1)\"")
                .replace("title: Does the second field pay?", "title: \"" + evil + "\"")
                .replace("text: Rich soil is enough.", "text: \"" + evil + "\"")
                .replace("text: Prices will rise.", "text: \"" + evil + "\"");
        StringBuilder texts = new StringBuilder();
        attacks()
                .map(attack -> (String) attack.get()[0])
                .filter(text -> !text.contains("outputs.") && !text.startsWith("# "))
                .forEach(text -> texts.append(text).append("\n\n"));
        Fixture.scenario(parent, yaml, Fixture.STORY.replace("Weeds.", texts));
        Path folder = Folders.write(parent.resolve("harvest"), "beliefs/a<b>.yaml", """
                format: 1
                who: "%s"
                inputs:
                  price: {value: "90%%: 2 .. 6", basis: "%s", why: "%s"}
                """.formatted(evil, evil, evil));
        return Scenario.load(folder, Fixture.Harvest.class);
    }

    @Test
    void aHostileFolderRendersToHarmlessFiles() {
        Report report = Fixture.report(hostile(folder));
        Harmless.html(report.html());
        Harmless.markdown(report.markdown());
        Harmless.html(Index.of(List.of(report)).html());
        assertThat(report.figures())
                .allSatisfy(figure ->
                        Harmless.html(Charts.svg(figure).replace("xmlns=\"http://www.w3.org/2000/svg\"", "")));
        assertThat(report.csv().values()).allSatisfy(csv -> assertThat(csv).doesNotContainPattern("(?m)(^|,)\"?[=@＝]"));
        assertThat(Jsoup.parse(report.html()).text()).contains("<img src=x onerror=alert(1)>");
    }

    @Test
    void aFolderNamedLikeAScriptIsLinkedAsAFile() {
        Path named = folder.resolve("javascript:alert(1)");
        Folders.write(named, "scenario.yaml", Fixture.YAML.replace("id: harvest", "id: 'javascript:alert(1)'"));
        Folders.write(named, "story.md", Fixture.STORY);
        Report report = Fixture.report(Scenario.load(named, Fixture.Harvest.class));
        Harmless.html(Index.of(List.of(report)).html());
        Harmless.markdown(report.markdown());
    }
}
