package dev.jacquard.scenarios.sensitivity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How far each input by itself moves the output, all others in the middle: medians, and the likeliest forms.
 *
 * <p>A number moves from the low to the high end of its central interval at the study's level. A choice has no ends: its bar
 * reaches from the form with the lowest output to the one with the highest. Nor have the rows of a fit: their bar is the central
 * interval of the output over them.
 *
 * @param study what was analysed
 * @param middle the output with all inputs in the middle
 * @param bars the widest first
 * @param warnings what a reader of the bars has to know, such as that inputs act together
 */
public record TornadoResult(Study study, double middle, List<Bar> bars, List<String> warnings)
        implements SensitivityResult {

    /**
     * One input's bar; the outputs may be infinite.
     *
     * @param input its name
     * @param low value of the input at the low end, as text
     * @param high value of the input at the high end, as text
     * @param atLow the output with this input at its low end
     * @param atHigh the output with this input at its high end
     */
    public record Bar(String input, String low, String high, double atLow, double atHigh) {

        /** How far apart the two are; zero where they are equal, infinite ends included. */
        public double width() {
            return atLow == atHigh ? 0 : Math.abs(atHigh - atLow);
        }
    }

    public TornadoResult {
        bars = bars.stream()
                .sorted(Comparator.comparingDouble((Bar bar) -> -bar.width()))
                .toList();
        warnings = List.copyOf(warnings);
    }

    /** The same bars with more said about them, and the evaluations that it took to know it. */
    public TornadoResult with(List<String> more, int evaluations) {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(more);
        Study longer = new Study(
                study.method(),
                study.output(),
                study.unit(),
                study.evaluations() + evaluations,
                study.seed(),
                study.level());
        return new TornadoResult(longer, middle, bars, all);
    }

    @Override
    public List<Map<String, Object>> indices() {
        return bars.stream()
                .map(bar -> new Indices.Fields(bar.input())
                        .with("low", bar.low())
                        .with("high", bar.high())
                        .with("atLow", bar.atLow())
                        .with("atHigh", bar.atHigh())
                        .with("middle", middle)
                        .done())
                .toList();
    }

    @Override
    public List<String> headings() {
        return List.of("input", "low", "high", "output at low", "output at high");
    }

    @Override
    public List<List<String>> rows() {
        return bars.stream()
                .map(bar -> List.of(
                        bar.input(), bar.low(), bar.high(), Indices.text(bar.atLow()), Indices.text(bar.atHigh())))
                .toList();
    }

    @Override
    public String toString() {
        return Indices.text(this);
    }
}
