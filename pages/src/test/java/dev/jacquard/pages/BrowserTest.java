package dev.jacquard.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A report and its index, opened in a real browser: what a reader would see go wrong. Screenshots go to target/. */
@Tag("browser")
class BrowserTest {

    private static final Path SHOTS = Path.of("target", "screenshots");

    @TempDir
    private static Path folder;

    private static Chromium browser;

    @BeforeAll
    static void writeReportsAndStart() throws IOException, InterruptedException {
        Optional<String> program = Chromium.find();
        if (program.isEmpty()) {
            System.err.println("browser check skipped: no Chromium found");
        }
        assumeTrue(program.isPresent(), "browser check skipped: no Chromium found");
        ReportFolder.write(List.of(Fixture.report(Fixture.disputed(folder))), folder, Set.of("html"));
        browser = new Chromium(program.orElseThrow());
    }

    @AfterAll
    static void stop() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "harvest.html, 1280, 800, false",
        "harvest.html, 390, 844, false",
        "harvest.html, 1280, 800, true",
        "harvest.html, 390, 844, true",
        "harvest.html, 320, 640, false",
        "index.html, 1280, 800, false",
        "index.html, 390, 844, true"
    })
    void aPageOpensQuietlyAndFits(String page, int width, int height, boolean dark)
            throws IOException, InterruptedException {
        Path file = folder.resolve(page);
        browser.open(file, width, height, dark);
        browser.screenshot(SHOTS.resolve(page.replace(".html", "") + "-" + width + (dark ? "-dark" : "") + ".png"));

        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests())
                .as("the file itself and nothing that leaves it")
                .contains(file.toUri().toString())
                .allMatch(address -> address.equals(file.toUri().toString()) || address.startsWith("data:"));
        int needed = browser.evaluate("document.documentElement.scrollWidth").asInt();
        int room = browser.evaluate("document.documentElement.clientWidth").asInt();
        assertThat(needed).as("width needed").isLessThanOrEqualTo(room);
        String paper = browser.evaluate("getComputedStyle(document.body).backgroundColor")
                .asText();
        assertThat(paper).isEqualTo(dark ? "rgb(19, 23, 28)" : "rgb(255, 255, 254)");
    }

    @Test
    void aHostileStoryNeitherLeavesThePageNorAsksForAnything() throws IOException, InterruptedException {
        Path out = folder.resolve("hostile-report");
        ReportFolder.write(
                List.of(Fixture.report(StrangersStoryTest.hostile(folder.resolve("hostile")))), out, Set.of("html"));
        Path file = out.resolve("harvest.html");
        String address = file.toUri().toString();
        browser.open(file, 1280, 800, false);
        String ownLinks = "[...document.querySelectorAll('a')].filter(a => a.protocol === 'javascript:' || "
                + "a.protocol === 'data:' || a.protocol === 'file:' && !a.hash).length";
        assertThat(browser.evaluate(ownLinks).asInt()).isZero();
        assertThat(browser.evaluate(
                                "document.querySelectorAll('script, iframe, img, object, embed, form, base').length")
                        .asInt())
                .isZero();
        assertThat(browser.evaluate("location.href").asText()).isEqualTo(address);
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).allMatch(asked -> asked.equals(address) || asked.startsWith("data:"));
    }

    @ParameterizedTest
    @CsvSource({"1280, wide", "390, narrow"})
    void eachFigureIsShownOnceInTheShapeThatFits(int width, String shape) throws IOException, InterruptedException {
        browser.open(folder.resolve("harvest.html"), width, 800, false);
        int figures =
                browser.evaluate("document.querySelectorAll('figure').length").asInt();
        int shown = browser.evaluate(
                        "[...document.querySelectorAll('svg.chart')].filter(s => s.getBoundingClientRect().width > 0).length")
                .asInt();
        int fitting = browser.evaluate("[...document.querySelectorAll('svg." + shape
                        + "')].filter(s => s.getBoundingClientRect().height > 80).length")
                .asInt();
        assertThat(figures).isPositive();
        assertThat(shown).isEqualTo(figures);
        assertThat(fitting).isEqualTo(figures);
    }

    /** Only what a figure drew may scroll sideways within its box; a table of the text may not. */
    @ParameterizedTest
    @ValueSource(ints = {1280, 390, 320})
    void theTablesOfTheTextFit(int width) throws IOException, InterruptedException {
        browser.open(folder.resolve("harvest.html"), width, 800, false);
        String cut =
                "[...document.querySelectorAll('.tablebox')].filter(box => ['beliefs-buyer', 'parting-buyer', 'crux-buyer',"
                        + " 'measure-buyer'].some(id => box.querySelector('#table-' + id)))";
        assertThat(browser.evaluate(cut + ".length").asInt()).isEqualTo(4);
        assertThat(browser.evaluate(cut + ".map(box => box.querySelector('.scroll'))"
                                + ".filter(box => box.scrollWidth > box.clientWidth).length")
                        .asInt())
                .as("tables cut off")
                .isZero();
    }

    @Test
    void dataOpenWithoutAScript() throws IOException, InterruptedException {
        browser.open(folder.resolve("harvest.html"), 1280, 800, false);
        String visible = "document.querySelector('figure details table').checkVisibility()";
        assertThat(browser.evaluate(visible).asBoolean()).isFalse();
        browser.evaluate("document.querySelector('figure details summary').click()");
        assertThat(browser.evaluate(visible).asBoolean()).isTrue();
    }

    @Test
    void formulasAreSetAsMathematics() throws IOException, InterruptedException {
        browser.open(folder.resolve("harvest.html"), 1280, 800, false);
        String above = "(() => { const [a, b] = [...document.querySelector('mfrac').children]"
                + ".map(e => e.getBoundingClientRect()); return a.bottom <= b.top + 1 && a.height > 0; })()";
        assertThat(browser.evaluate(above).asBoolean())
                .as("numerator stands above denominator")
                .isTrue();
        assertThat(browser.evaluate("document.querySelector('annotation').getBoundingClientRect().height")
                        .asDouble())
                .as("the LaTeX is not shown")
                .isZero();
    }

    @Test
    void textOnEveryPageStandsOutEnough() throws IOException, InterruptedException {
        for (boolean dark : new boolean[] {false, true}) {
            browser.open(folder.resolve("harvest.html"), 1280, 800, dark);
            assertThat(browser.evaluate(CONTRAST).asDouble())
                    .as(dark ? "dark" : "light")
                    .isGreaterThanOrEqualTo(AA);
        }
    }

    /** Least contrast that WCAG 2 grade AA allows for text. */
    private static final double AA = 4.5;

    /** The least contrast of any text against the nearest background behind it; texts of charts stand on the page. */
    private static final String CONTRAST = """
            (() => {
              const rgb = s => (s.match(/[\\d.]+/g) || []).map(Number);
              const lum = c => { const [r, g, b] = c.slice(0, 3).map(v => { v /= 255;
                return v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4); });
                return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
              const back = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor);
                if (c.length === 3 || c[3] > 0) return c; } return [255, 255, 255]; };
              let least = 99;
              for (const e of document.querySelectorAll('p,h1,h2,h3,a,td,th,dt,dd,li,summary,text,.badge,.flag,caption')) {
                const style = getComputedStyle(e);
                const a = lum(rgb(e.tagName === 'text' ? style.fill : style.color)), b = lum(back(e));
                least = Math.min(least, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
              }
              return least;
            })()
            """;

    @Test
    void thePageCanBePrinted() throws IOException, InterruptedException {
        browser.open(folder.resolve("harvest.html"), 1280, 800, true);
        byte[] pdf = browser.pdf();
        Files.createDirectories(SHOTS);
        Files.write(SHOTS.resolve("harvest.pdf"), pdf);
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        assertThat(text).startsWith("%PDF").containsPattern("/MediaBox \\[0 0 59[45](\\.\\d+)? 84[12](\\.\\d+)?\\]");
    }
}
