package dev.jacquard.scaling.capability;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Citation;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Definitions;
import dev.jacquard.data.Definitions.Counted;
import dev.jacquard.data.Definitions.Floor;
import dev.jacquard.data.Definitions.Logarithm;
import dev.jacquard.data.Published;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Interval;
import dev.jacquard.numerics.fit.Param;
import dev.jacquard.scaling.horizon.HorizonTrend;
import java.util.List;
import java.util.Map;

/**
 * Steady progress as the time in which it doubles: {@code gain(t) = 2^(12 t / months)}, with t in years.
 *
 * <p>The publications measure two things: {@link #ho2024()} and {@link #ho2024Neurips()} the compute that new methods save at equal
 * perplexity, {@link #xiao2024()} and {@link #xiao2025()} the parameters that newer models save at equal scores. The rates of the two are
 * not estimates of one number. Within each, the preprint and the reviewed version disagree and stand side by side; prefer the reviewed
 * one, which is listed first. A constant rate is a description of the years observed, and much of the gain came from few inventions and
 * grew with scale.
 *
 * <p>No publication has a standard error: an interval of a skewed estimate is not one, whatever its level ({@link #ho2024Interval()}, {@link
 * #ho2024NeuripsInterval()}).
 *
 * <pre>{@code
 * ProgressRate.ho2024().law().perYear();      // 2.69
 * ProgressRate.ho2024().law().gain(2);        // 7.25: what took 1e25 FLOP takes 1.4e24 two years later
 * }</pre>
 *
 * @param doublingMonths time to double, month, {@code > 0}
 */
public record ProgressRate(double doublingMonths) {

    /** The form: doublingMonths, searched as a logarithm. */
    public static final Family<ProgressRate> FAMILY = Family.of(
            ProgressRate.class,
            v -> new ProgressRate(v[0]),
            law -> new double[] {law.doublingMonths},
            Param.positive("doublingMonths", "month").startingIn(1, 60));

    private static final double MONTHS_PER_YEAR = 12;

    private static final CalibratedRange LANGUAGE_MODELS = CalibratedRange.of("year", 2012, 2023);
    private static final String PERPLEXITY = "Perplexity on WikiText and Penn Treebank.";
    private static final CalibratedRange OPEN_MODELS = CalibratedRange.of("year", 2023, 2025);
    private static final String DENSITY =
            "Effective over actual parameters of open models, the best of their time, on benchmarks that"
                    + " newer models may have seen. The range of years is from summaries.";

    private static final Variable YEARS = Variable.any("years", "year", "time that passes; negative for before");
    private static final Variable GAIN = Variable.any("gain", "1", "factor after that time");

    /** What goes in and comes out: time to a factor. */
    public static final Signature<ProgressRate> SIGNATURE = Signature.of("progress", FAMILY, ProgressRate::published)
            .takes(YEARS)
            .gives(GAIN, YEARS, ProgressRate::gain)
            .gives(Variable.any("perYear", "1", "factor of one year"), (law, in) -> law.perYear())
            .rises(GAIN, YEARS);

    public ProgressRate {
        positive("doublingMonths", doublingMonths);
    }

    /**
     * Ho et al. 2024 as reviewed (NeurIPS): compute that reaches a fixed perplexity halves in about 8 months; see {@link
     * #ho2024NeuripsInterval()}. The version to prefer: the same evaluations as in {@link #ho2024()}, and a far wider interval at a lower level.
     */
    public static Published<ProgressRate> ho2024Neurips() {
        return publication(
                new ProgressRate(8),
                "ho2024-neurips",
                "Effective compute of language models through better methods (NeurIPS)",
                new Citation(
                        "Ho et al.",
                        2024,
                        "Algorithmic progress in language models, NeurIPS 2024",
                        "https://proceedings.neurips.cc/paper_files/paper/2024",
                        "abstract"),
                Confidence.VERIFIED,
                LANGUAGE_MODELS,
                "Printed as approximately 8 months, 90 % interval 2 to 22 months, a factor of 64 to 1.5 a year. To be preferred to"
                        + " the preprint, progress/ho2024, which says 8.4 months and 4.5 to 14.3 at 95 %. "
                        + PERPLEXITY,
                "effective compute at equal perplexity");
    }

    /** The interval of the doubling time in the version of NeurIPS, month, at 90 %. */
    public static Interval ho2024NeuripsInterval() {
        return new Interval("doublingMonths", 8, 2, 22, 0.90, "as printed by Ho et al. 2024, NeurIPS");
    }

    /** Ho et al. 2024, the preprint: compute that reaches a fixed perplexity halves in 8.4 months; see {@link #ho2024Interval()}. */
    public static Published<ProgressRate> ho2024() {
        return publication(
                new ProgressRate(8.4),
                "ho2024",
                "Effective compute of language models through better methods (preprint)",
                new Citation(
                        "Ho et al.",
                        2024,
                        "Algorithmic progress in language models",
                        "https://arxiv.org/abs/2403.05812",
                        "doubling time of effective compute"),
                Confidence.REPORTED,
                LANGUAGE_MODELS,
                "95 % interval 4.5 to 14.3 months, a factor of 6.3 to 1.8 a year; the reviewed version, progress/ho2024-neurips, says about 8"
                        + " months and 2 to 22 at 90 %. " + PERPLEXITY,
                "effective compute at equal perplexity");
    }

    /** The interval of the doubling time in the preprint, month, at 95 %. */
    public static Interval ho2024Interval() {
        return new Interval("doublingMonths", 8.4, 4.5, 14.3, 0.95, "as printed by Ho et al. 2024, preprint");
    }

    /** The densing law in the journal: parameters that reach a fixed score halve in 3.5 months. The version to prefer, of more models. */
    public static Published<ProgressRate> xiao2025() {
        return publication(
                new ProgressRate(3.5),
                "xiao2025",
                "Capability density of open models (densing law), journal",
                new Citation(
                        "Xiao et al.",
                        2025,
                        "Densing law of LLMs, Nature Machine Intelligence",
                        "https://www.nature.com/articles/s42256-025-01137-0",
                        "abstract"),
                Confidence.VERIFIED,
                OPEN_MODELS,
                "To be preferred to the preprint, progress/xiao2024, which says 3.3 months. No interval is printed with it. "
                        + DENSITY,
                "scores on benchmarks at equal size");
    }

    /** The densing law in the preprint: parameters that reach a fixed score halve in 3.3 months. */
    public static Published<ProgressRate> xiao2024() {
        return publication(
                new ProgressRate(3.3),
                "xiao2024",
                "Capability density of open models (densing law), preprint",
                new Citation(
                        "Xiao et al.",
                        2024,
                        "Densing Law of LLMs",
                        "https://arxiv.org/abs/2412.04315",
                        "figure 1, growth of the maximum capability density"),
                Confidence.VERIFIED,
                OPEN_MODELS,
                "The journal's version, progress/xiao2025, says 3.5 months. No interval is printed with it. " + DENSITY,
                "scores on benchmarks at equal size");
    }

    /** Every publication, of each pair the one to prefer first. */
    public static List<Published<ProgressRate>> published() {
        return List.of(ho2024Neurips(), ho2024(), xiao2025(), xiao2024());
    }

    private static Published<ProgressRate> publication(
            ProgressRate law,
            String name,
            String title,
            Citation citation,
            Confidence confidence,
            CalibratedRange range,
            String notes,
            String measure) {
        return new Published<>(law, "progress/" + name, title, citation, confidence, range, Map.of(), notes)
                .defined(new Definitions(Counted.NONE, Logarithm.NATURAL, "none", "1", measure, Floor.NONE));
    }

    /** The rate that multiplies by a factor in a year. */
    public static ProgressRate ofFactorPerYear(double perYear) {
        return new ProgressRate(MONTHS_PER_YEAR * Math.log(2) / positive("ln of the factor", Math.log(perYear)));
    }

    /** The factor of one year: {@code 2^(12 / months)}. */
    public double perYear() {
        return HorizonTrend.perYearOfMonths(doublingMonths);
    }

    /** The factor after so many years; below one for years before. */
    public double gain(double years) {
        return Math.pow(2, MONTHS_PER_YEAR * finite("years", years) / doublingMonths);
    }

    /** Years in which progress multiplies by a factor. */
    public double years(double factor) {
        return doublingMonths * Math.log(positive("factor", factor)) / Math.log(2) / MONTHS_PER_YEAR;
    }
}
