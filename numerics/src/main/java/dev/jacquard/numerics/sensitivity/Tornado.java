package dev.jacquard.numerics.sensitivity;

import dev.jacquard.numerics.Decimals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far each input by itself moves the output, from a low to a high quantile, all others at their medians.
 *
 * <p>Easy to read and easy to misread: it is blind to inputs that matter only together. Ask {@link #warning} with the Sobol' indices of
 * the same output before showing it.
 *
 * @param middle the output with all inputs at their medians
 * @param bars the widest first
 */
public record Tornado(double middle, List<Bar> bars) {

    /**
     * One input's bar.
     *
     * @param input its name
     * @param atLow the output with this input at its low quantile
     * @param atHigh the output with this input at its high quantile
     */
    public record Bar(String input, double atLow, double atHigh) {

        /** How far apart the two are; zero where they are equal, infinite ends included. */
        public double width() {
            return atLow == atHigh ? 0 : Math.abs(atHigh - atLow);
        }
    }

    public Tornado {
        bars = List.copyOf(bars);
    }

    /** The bars of a design's outputs; inputs of equal width stay in the design's order. */
    public static Tornado of(Outputs<TornadoDesign> outputs) {
        List<String> inputs = outputs.design().inputs();
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            bars.add(new Bar(inputs.get(i), outputs.get(2 * i + 1), outputs.get(2 * i + 2)));
        }
        bars.sort(Comparator.comparingDouble((Bar bar) -> -bar.width()));
        return new Tornado(outputs.get(0), bars);
    }

    /** What to say beside the bars where inputs act together: first-order indices below 0.8 in all. */
    public Optional<String> warning(SobolIndices indices) {
        return indices.interactionsMatter()
                ? Optional.of(
                        "one input at a time explains " + Decimals.rounded(100 * Math.max(0, indices.firstSum()), 2)
                                + " % of the variance; the rest is due to inputs acting together, which these bars do not show")
                : Optional.empty();
    }
}
