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
import dev.jacquard.data.fitting.Column;
import dev.jacquard.data.fitting.Constants;
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.data.fitting.Rows;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Param;
import dev.jacquard.numerics.fit.Residual;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A power of scale above a limit whose exponent changes smoothly at breaks: the broken neural scaling law.
 *
 * <p>{@code y(x) = a + b x^-c0 prod (1 + (x / d_i)^(1 / f_i))^(-c_i f_i)}, with x any scale (examples, parameters, FLOP, steps) and y any measure
 * that falls or rises with it. Between breaks {@code ln(y - a)} is a line in {@code ln x}: after i breaks its slope is {@code -(c0 + .. + c_i)}
 * ({@link #slopes()}). The width of a break grows with f. Evaluated by softplus, so that neither a sharp break nor a large x overflows.
 *
 * <p>With n breaks there are 3 n + 3 parameters. <b>A break beyond the data is not identified</b>: a bend seen only at its beginning can be near
 * and slight or far and steep, and one not seen at all can be anywhere. So the law describes what was measured; it does not foresee the
 * next break, and the authors' own demonstration fails with 390 points where it works with 405. {@link #breaksOutside} names such breaks,
 * and a fit reports their letters as not identified.
 *
 * <pre>{@code
 * BrokenLaw law = BrokenLaw.caballero2022Addition().law();
 * law.at(100);       // 2.181: before the break
 * law.at(4_000);     // 0.414: far behind it
 * law.slopes();      // [-0.055, -5.718]
 * }</pre>
 *
 * @param a limit for large x where the last slope is negative
 * @param b size, {@code > 0}
 * @param c0 exponent before the first break; minus the slope
 * @param breaks in any order; the curve does not depend on it
 * @see <a href="https://arxiv.org/abs/2210.14891">Caballero et al. 2022</a>, equation 1
 */
public record BrokenLaw(double a, double b, double c0, List<Break> breaks) {

    private static final int FIRST_BREAK = 3;
    private static final int LETTERS = 3;

    /** The form with one break: a, b, c0, c1, d1, f1. */
    public static final Family<BrokenLaw> FAMILY = family(1);

    /**
     * Where and how the slope changes.
     *
     * @param c what is added to the exponent; negative where the curve becomes flatter
     * @param d place, in the unit of x, {@code > 0}
     * @param f width: the change takes about {@code f} factors of e on either side, {@code > 0}
     */
    public record Break(double c, double d, double f) {
        public Break {
            finite("c", c);
            positive("d", d);
            positive("f", f);
        }
    }

    /**
     * A measurement.
     *
     * @param x scale, {@code > 0}
     * @param y what was measured there, {@code > 0}
     */
    public record Point(double x, double y) {
        public Point {
            positive("x", x);
            positive("y", y);
        }
    }

    private static final Variable X = Variable.positive("x", "1", "scale");

    /** What goes in and comes out: scale to the measure. */
    public static final Signature<BrokenLaw> SIGNATURE = Signature.ofEach(
                    "broken", (BrokenLaw law) -> family(law.breaks.size()), BrokenLaw::published)
            .takes(X)
            .gives(Variable.any("y", "1", "the measure"), X, BrokenLaw::at)
            .gives(Variable.any("slope", "1", "of ln(y - a) against ln x"), X, BrokenLaw::slope);

    /** How it is fitted to a table. */
    public static final Fitting<BrokenLaw, BrokenLaw.Point> FITTING = Fitting.of(
                    SIGNATURE,
                    "y(x) = a + b x^-c0 (1 + (x / d1)^(1 / f1))^(-c1 f1)",
                    "Caballero et al. 2022, equation 1",
                    Rows.of(
                            v -> new Point(v[0], v[1]),
                            Point::y,
                            Column.positive(X),
                            Column.positive("y", "1", "the measure")))
            .needing(Constants.none().number("breaks", "1", "how many breaks", 1))
            .by(given -> fitter(given.count("breaks")))
            .drawnOver("x", Point::x, BrokenLaw::at);

    public BrokenLaw {
        finite("a", a);
        positive("b", b);
        finite("c0", c0);
        breaks = List.copyOf(breaks);
    }

    /**
     * Test cross-entropy of four-digit addition against examples: one sharp break. The parameters minimise squares of differences of {@code
     * ln(y + 1)} over the first 14 of 17 sizes, and come out again from those.
     */
    public static Published<BrokenLaw> caballero2022Addition() {
        return publication(
                new BrokenLaw(
                        .41388453071629455,
                        2.2772722897737556,
                        .055077348404973955,
                        List.of(new Break(5.662903816010331, 612.5836172918001, .059193036393742314))),
                "caballero2022-addition",
                "Cross-entropy of four-digit addition against examples, one break",
                "demonstration on four-digit addition, repository of the paper",
                CalibratedRange.of("x", 160, 928),
                "x is examples. Fitted to the first 14 of 17 sizes; root mean square of ln predicted - ln observed is 0.0006 on those and 0.011 on"
                        + " the last three.",
                "nats",
                "four-digit addition, test");
    }

    /** The three-break curve by which the authors explain the form; it describes no data. */
    public static Published<BrokenLaw> caballero2022Illustration() {
        return publication(
                new BrokenLaw(
                        1e-3,
                        4.66e3,
                        .05,
                        List.of(new Break(.49, 3e6, 1.1), new Break(-.811, 1e14, 1.425), new Break(2.1, 2e20, .05))),
                "caballero2022-illustration",
                "A curve with three breaks, as an illustration",
                "figure 1",
                CalibratedRange.unknown(),
                "An illustration without data.",
                "1",
                "none");
    }

    /** Both publications. */
    public static List<Published<BrokenLaw>> published() {
        return List.of(caballero2022Addition(), caballero2022Illustration());
    }

    private static Published<BrokenLaw> publication(
            BrokenLaw law,
            String name,
            String title,
            String where,
            CalibratedRange range,
            String notes,
            String unit,
            String evaluation) {
        return new Published<>(
                        law,
                        "broken/" + name,
                        title,
                        new Citation(
                                "Caballero et al.",
                                2022,
                                "Broken Neural Scaling Laws",
                                "https://arxiv.org/abs/2210.14891",
                                where),
                        Confidence.VERIFIED,
                        range,
                        Map.of(),
                        notes + " Breaks beyond the data are not identified.")
                .defined(new Definitions(Counted.NONE, Logarithm.NATURAL, "none", unit, evaluation, Floor.FITTED));
    }

    /**
     * The form with so many breaks: a, b, c0, then c, d and f of each. Sizes, places and widths are searched as logarithms, exponents and the
     * limit as they are. Several breaks can change names without changing the curve, so searches end at its copies.
     *
     * <p>With one break it brings the grid {@code caballero2022}, which is far too fine to search from each point: see {@link #bestStarts}.
     *
     * @param breaks n, {@code >= 0}
     */
    public static Family<BrokenLaw> family(int breaks) {
        Check.atLeast("breaks", breaks, 0);
        List<Param> params = new ArrayList<>();
        params.add(Param.real("a", "1").startingIn(0, 1));
        params.add(Param.positive("b", "1").startingIn(0.1, 1e3));
        params.add(Param.real("c0", "1").startingIn(0, 1));
        for (int i = 1; i <= breaks; i++) {
            params.add(Param.real("c" + i, "1").startingIn(-1, 3));
            params.add(Param.positive("d" + i, "1").startingIn(1, 1e6));
            params.add(Param.positive("f" + i, "1").startingIn(0.05, 1));
        }
        Family<BrokenLaw> family =
                Family.of(BrokenLaw.class, BrokenLaw::ofVector, BrokenLaw::vector, params.toArray(Param[]::new));
        return breaks == 1 ? family.withGrid("caballero2022", BrokenLawGrid::points) : family;
    }

    private static BrokenLaw ofVector(double[] v) {
        List<Break> breaks = new ArrayList<>();
        for (int k = FIRST_BREAK; k < v.length; k += LETTERS) {
            breaks.add(new Break(v[k], v[k + 1], v[k + 2]));
        }
        return new BrokenLaw(v[0], v[1], v[2], breaks);
    }

    private double[] vector() {
        double[] v = new double[FIRST_BREAK + LETTERS * breaks.size()];
        v[0] = a;
        v[1] = b;
        v[2] = c0;
        for (int i = 0; i < breaks.size(); i++) {
            v[FIRST_BREAK + LETTERS * i] = breaks.get(i).c();
            v[FIRST_BREAK + LETTERS * i + 1] = breaks.get(i).d();
            v[FIRST_BREAK + LETTERS * i + 2] = breaks.get(i).f();
        }
        return v;
    }

    /**
     * A fitter of a law with so many breaks: least squares of {@code ln predicted - ln observed}, 200 starts. The authors minimise squares of
     * differences of {@code ln(y + 1)}, which is nearly linear where y is small; their parameters differ a little from these.
     *
     * @param breaks n, {@code >= 0}
     */
    public static Fitter<BrokenLaw, Point> fitter(int breaks) {
        return Fitter.of(family(breaks), (BrokenLaw law, Point point) -> law.at(point.x()), Point::y)
                .residual(Residual.LOG)
                .surface(points -> new BrokenLawSurface(breaks, points))
                .input("x", Point::x);
    }

    /**
     * The points of the grid {@code caballero2022} that come nearest to measurements, the best first, by squares of differences of {@code ln(y +
     * 1)} as in the authors' demonstration, which goes on from the first alone.
     *
     * <pre>{@code
     * BrokenLaw.fitter(1).starts(BrokenLaw.bestStarts(points, 20)).fit(points);
     * }</pre>
     *
     * @param count how many, {@code >= 1}
     */
    public static double[][] bestStarts(List<Point> points, int count) {
        return BrokenLawGrid.best(points, Check.atLeast("count", count, 1));
    }

    /**
     * The measure at a scale.
     *
     * @param x scale, {@code > 0}
     */
    public double at(double x) {
        return a + Math.exp(logAboveLimit(Math.log(positive("x", x))));
    }

    private double logAboveLimit(double logX) {
        double sum = Math.log(b) - c0 * logX;
        for (Break each : breaks) {
            sum -= each.c() * each.f() * softplus((logX - Math.log(each.d())) / each.f());
        }
        return sum;
    }

    private static double softplus(double z) {
        return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }

    /** The local slope {@code d ln(y - a) / d ln x}: a mean of the slopes of segments near a break. */
    public double slope(double x) {
        double logX = Math.log(positive("x", x));
        double slope = -c0;
        for (Break each : breaks) {
            slope -= each.c() / (1 + Math.exp(-(logX - Math.log(each.d())) / each.f()));
        }
        return slope;
    }

    /** The slopes of {@code ln(y - a)} against {@code ln x} in the segments, from the first: {@code -c0}, {@code -(c0 + c1)}, .. */
    public List<Double> slopes() {
        List<Double> slopes = new ArrayList<>(List.of(-c0));
        breaks.stream()
                .sorted(Comparator.comparingDouble(Break::d))
                .forEach(each -> slopes.add(slopes.get(slopes.size() - 1) - each.c()));
        return List.copyOf(slopes);
    }

    /**
     * The breaks that lie outside what was measured: data say next to nothing about them, whatever a fit printed.
     *
     * @param low smallest scale measured
     * @param high largest scale measured
     */
    public List<Break> breaksOutside(double low, double high) {
        return breaks.stream()
                .filter(each -> !(each.d() >= low && each.d() <= high))
                .toList();
    }
}
