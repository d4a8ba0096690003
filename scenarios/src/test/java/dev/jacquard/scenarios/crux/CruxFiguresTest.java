package dev.jacquard.scenarios.crux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.charts.Figure;
import dev.jacquard.charts.WaterfallChart;
import dev.jacquard.charts.WaterfallChart.Kind;
import dev.jacquard.charts.WaterfallChart.Step;
import dev.jacquard.numerics.decision.ValueOfInformation;
import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.scenarios.argument.Assumption.Role;
import dev.jacquard.scenarios.crux.Disagreement.Contribution;
import dev.jacquard.scenarios.crux.Disagreement.Measurement;
import dev.jacquard.scenarios.crux.Disagreement.Measuring;
import dev.jacquard.scenarios.crux.Disagreement.Question;
import dev.jacquard.scenarios.crux.Disagreement.Sampling;
import dev.jacquard.scenarios.crux.Disagreement.Side;
import dev.jacquard.scenarios.crux.Disagreement.Statistic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class CruxFiguresTest {

    private static final double EXACT = 1e-12;
    private static final ValueOfInformation NOTHING = new ValueOfInformation(0, 0);

    private static Contribution fact(String input, double amount, double error) {
        return contribution(input, Role.FACT, amount, error);
    }

    private static Contribution contribution(String input, Role role, double amount, double error) {
        return new Contribution(input, List.of(input), "= 1", "= 2", role, amount, 0.1, error);
    }

    private static Disagreement parting(
            Statistic statistic, double a, List<Contribution> contributions, Measuring way) {
        double b = a + contributions.stream().mapToDouble(Contribution::amount).sum();
        Unit unit = statistic == Statistic.PROBABILITY ? Unit.SHARE : Unit.parse("USD");
        return new Disagreement(
                new Question("pays", "profit", statistic, unit),
                new Side("Ann", "field", a, 0, 1),
                new Side("Ben", "field", b, 0, 1),
                contributions,
                way,
                new Sampling(1_000, 1, 1 << contributions.size(), true));
    }

    private static Disagreement claim(double a, Contribution... contributions) {
        Measuring nothing = new Measuring(2, "whether profit > 2", "share", Unit.SHARE, 0.8, NOTHING, List.of());
        return parting(Statistic.PROBABILITY, a, List.of(contributions), nothing);
    }

    private static List<Step> steps(Disagreement parting) {
        Figure figure = CruxFigures.waterfall("crux", parting).orElseThrow();
        return ((WaterfallChart) figure.chart()).steps();
    }

    @Test
    void theStepsLeadFromOneAnswerToTheOtherTheLargestFirst() {
        Disagreement parting = claim(0.2, fact("price", 0.3, 0.01), contribution("weight", Role.VALUE, 0.2, 0.02));
        Figure figure = CruxFigures.waterfall("crux", parting).orElseThrow();
        WaterfallChart chart = (WaterfallChart) figure.chart();
        assertThat(chart.from()).isEqualTo(new WaterfallChart.End("Ann", "20\u202f%", 0.2));
        assertThat(chart.to().value()).isCloseTo(0.7, within(EXACT));
        assertThat(chart.steps()).extracting(Step::kind).containsExactly(Kind.FACT, Kind.VALUE);
        assertThat(chart.steps()).extracting(Step::text).containsExactly("+30 points", "+20 points");
        assertThat(chart.steps().get(1).whisker()).isCloseTo(0.04, within(EXACT));
        assertThat(figure.title()).isEqualTo("On pays the two part over price");
        assertThat(figure.data().rows().get(2)).contains("weight", "value");
    }

    @Test
    void manyInputsBecomeOneStepThatKeepsTheSum() {
        List<Contribution> many = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            many.add(fact("input" + i, 0.05, 0.003));
        }
        List<Step> steps = steps(claim(0.1, many.toArray(Contribution[]::new)));
        assertThat(steps).hasSize(8);
        Step others = steps.get(7);
        assertThat(others.name()).isEqualTo("all 5 others");
        assertThat(others.amount()).isCloseTo(5 * 0.05, within(EXACT));
        assertThat(others.whisker()).isCloseTo(2 * 0.003 * Math.sqrt(5), within(EXACT));
    }

    @Test
    void aProbabilityStaysBetweenNothingAndAllOnItsWay() {
        List<Step> over = steps(claim(0.6, fact("up", 0.5, 0), fact("down", -0.2, 0)));
        assertThat(over).extracting(Step::name).containsExactly("down", "up");
        List<Step> within = steps(claim(0.3, fact("up", 0.5, 0), fact("down", -0.2, 0)));
        assertThat(within).extracting(Step::name).containsExactly("up", "down");
    }

    @Test
    void theTableHasAllInputsWithBothBeliefs() {
        Table table = claim(0.2, fact("price", 0.3, 0.01), fact("idle", 0, 0)).table();
        assertThat(table.columnNames()).containsExactly("input", "role", "amount", "standard error", "share", "a", "b");
        assertThat(table.doubleColumn("amount").asList()).containsExactly(0.3, 0.0);
        assertThat(table.stringColumn("b").asList()).containsOnly("= 2");
    }

    @Test
    void whatHasNoPartIsLeftOut() {
        assertThat(steps(claim(0.5, fact("price", 0.1, 0.01), fact("idle", 0, 0))))
                .hasSize(1);
        assertThat(CruxFigures.waterfall("crux", claim(0.5, fact("idle", 0, 0))))
                .isEmpty();
    }

    @Test
    void sentencesNameBothTheCruxAndWhatIsCloseToIt() {
        Disagreement clear = claim(0.2, fact("price", 0.3, 0.01), fact("seed", 0.1, 0.01), fact("hail", -0.05, 0.01));
        assertThat(clear.sentences().get(0))
                .startsWith("Claim pays is true in 20")
                .contains("for Ann and in 55")
                .endsWith("for Ben.");
        assertThat(clear.sentence())
                .isEqualTo("The crux is price: what the two believe about it makes 30 points of the gap of 35 points.");
        assertThat(clear.sentences())
                .anyMatch(text -> text.contains("bringing the two closer, works hail (−5 points)"));
        assertThat(claim(0.2, fact("price", 0.3, 0.02), fact("seed", 0.28, 0.02))
                        .sentence())
                .contains("too close to it to be told apart: seed (28 points).");
    }

    @Test
    void noCruxIsInventedFromNoise() {
        Disagreement noise = claim(0.2, fact("price", 0.01, 0.008));
        assertThat(noise.sentence()).startsWith("No crux: with so many draws");
        assertThat(CruxFigures.waterfall("crux", noise).orElseThrow().title())
                .isEqualTo("No single input carries the gap on pays");
        assertThat(claim(0.2).sentence()).isEqualTo("The two disagree on no input.");
        assertThat(claim(0.2, fact("price", 0.3, 0.01), fact("seed", 0.01, 0.02), fact("idle", 0, 0))
                        .sentences())
                .anyMatch(text -> text.equals("Disputed, but without any part in this answer: idle. Not told from"
                        + " nothing, being within two standard errors of it: seed."));
    }

    @Test
    void aValueIsCalledOneAndSummedApart() {
        Disagreement values = claim(0.2, contribution("weight", Role.VALUE, 0.3, 0.01), fact("price", -0.1, 0.01));
        assertThat(values.sentence()).endsWith("It is a value: no measurement settles it.");
        assertThat(values.sentences())
                .anyMatch(text -> text.startsWith("Facts make −10 points of the gap; values (weight)")
                        && text.endsWith("make 30 points."));
    }

    /** The gap between 0.6 and 0 points is less than two of their standard errors. */
    @Test
    void aMeasurementThatIsNotToldFromTheNextIsNotCalledFirstAlone() {
        Measurement price = new Measurement(
                "price", "one look", new ValueOfInformation(0.006, 0.002), new ValueOfInformation(0.01, 0.004));
        Measurement seed = new Measurement(
                "seed", "a test", new ValueOfInformation(0, 0.004), new ValueOfInformation(0.03, 0.007));
        Measurement soil = new Measurement("soil", "a probe", NOTHING, NOTHING);
        Measuring way = new Measuring(
                2,
                "whether profit > 2",
                "share of decisions that are right",
                Unit.SHARE,
                0.78,
                new ValueOfInformation(0.22, 0.01),
                List.of(price, seed, soil));
        Disagreement parting = parting(Statistic.PROBABILITY, 0.2, List.of(fact("price", 0.3, 0.01)), way);
        assertThat(parting.sentences().get(parting.sentences().size() - 2))
                .contains("deciding now would be right in 78")
                .contains("by 0.6 percentage points (standard error 0.2 percentage points), too close to be told apart"
                        + " from measuring seed.")
                .contains("Known exactly, seed would raise the share of right decisions by 3 percentage points");
        assertThat(parting.sentences().get(parting.sentences().size() - 1)).startsWith("Both sides are as their files");
    }

    @Test
    void whatElseIsLargeIsNamedAfterTheCrux() {
        assertThat(claim(0.2, fact("price", 0.3, 0.01), fact("seed", 0.2, 0.01)).sentences())
                .contains("It is not all: next comes seed (20 points).");
        assertThat(claim(0.2, fact("price", 0.3, 0.02), fact("seed", 0.28, 0.02))
                        .sentences())
                .noneMatch(text -> text.startsWith("It is not all"));
    }

    @Test
    void theMeasurementIsNotAlwaysTheCrux() {
        Measuring way = new Measuring(
                2,
                "on which side of 2 profit lies",
                "distance",
                Unit.parse("USD"),
                2.5,
                new ValueOfInformation(0.9, 0.01),
                List.of(
                        new Measurement(
                                "seed",
                                "one observation",
                                new ValueOfInformation(0.3, 0.01),
                                new ValueOfInformation(0.4, 0.01)),
                        new Measurement("price", "a test", NOTHING, new ValueOfInformation(0.5, 0.01))));
        Disagreement parting = parting(Statistic.MEDIAN, 1, List.of(fact("price", 2, 0.1)), way);
        String last = parting.sentences().get(parting.sentences().size() - 2);
        assertThat(last)
                .startsWith(
                        "To decide on which side of 2 profit lies, drawing each disputed input from either side by a coin of"
                                + " its own, a mixture that neither holds: gains are in profit, on top of deciding now. To"
                                + " measure first: seed")
                .contains("To measure first: seed, by one observation. That would gain 0.3")
                .contains("Known exactly, price would gain 0.5", "; a test gains less.")
                .contains("Knowing everything would gain 0.9");
    }
}
