package dev.jacquard.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class LettersTest {

    /** Half a thousandth of the size of the type for each letter, which the table rounds away. */
    private static final double ROUNDED = 0.01;

    @Test
    void noTextIsWiderThanSaid() {
        Font font = new Font("DejaVu Sans", Font.PLAIN, 1000);
        assumeTrue(font.getFamily().equals("DejaVu Sans"), "skipped: no DejaVu Sans on this machine");
        FontRenderContext context = new FontRenderContext(null, true, true);
        for (String text : List.of(
                "training compute, FLOP",
                "The quick brown fox jumps over the lazy dog; WAFFLE & MMM!",
                "1\u202f000\u202f000\u202f200",
                "2.500001\u202f×\u202f10²⁵⁰",
                "3×10⁻¹²",
                "Größe, κ und σ – “so”…")) {
            double real = font.getStringBounds(text, context).getWidth() * Layout.TYPE / 1000;
            assertThat(Letters.width(text)).as(text).isGreaterThanOrEqualTo(real - ROUNDED * text.length());
        }
    }

    @Test
    void aTextIsCutBehindWholeLettersOnly() {
        assertThat(Letters.shorten("short", 100)).isEqualTo("short");
        assertThat(Letters.shorten("🦊🦊🦊🦊🦊🦊🦊🦊", 45)).isEqualTo("🦊🦊…");
        assertThat(Letters.shorten("word", 0)).isEqualTo("w…");
        assertThat(Layout.wrap("one two three four", Letters.width("one two"), 2))
                .containsExactly("one two", "three…");
        assertThat(Layout.wrap("onewordonly", Letters.width("oneword"), 2)).containsExactly("oneword", "only");
    }
}
