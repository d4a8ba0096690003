package dev.jacquard.scenarios.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.dependence.Correlations;
import dev.jacquard.numerics.sampling.Sampling;
import dev.jacquard.numerics.sensitivity.InputSample;
import dev.jacquard.numerics.sensitivity.Outputs;
import dev.jacquard.numerics.sensitivity.SaltelliDesign;
import dev.jacquard.numerics.sensitivity.TornadoDesign;
import dev.jacquard.scenarios.Folders;
import dev.jacquard.scenarios.Models;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.argument.ScenarioException;
import dev.jacquard.scenarios.draws.ProgressListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResponseTest {

    /** The identity tolerance. */
    private static final double EXACT = 1e-12;

    private static final int DRAWS = 2_000;
    private static final double STANDARD_ERRORS = 4;

    private static final String TRIPLE = """
            format: 1
            id: triple
            title: How much together?
            inputs:
              first: {value: "90%: 1 .. 3 uniform", basis: test, why: a range}
              middle: {value: "= 10", basis: test, why: fixed}
              last: {value: "90%: 1 .. 5 uniform", basis: test, why: a range}
            """;

    @TempDir
    private Path folder;

    private Scenario triple(String more) {
        return Scenario.load(
                Folders.write(folder.resolve("triple"), "scenario.yaml", TRIPLE + more), Models.Triple.class);
    }

    private static SaltelliDesign design(Response response) {
        return SaltelliDesign.of(response.factors(), 1 << 8, Sampling.SOBOL, 3);
    }

    @Test
    void onlyInputsThatVaryAreFactorsAndTheQuantileOfTheBeliefGivesTheirValues() {
        Response sum = triple("").response("sum");
        assertThat(sum.factors()).containsExactly("first", "last");
        assertThat(sum.at(0.05, 0.95)).isCloseTo(1 + 10 + 5, within(16 * EXACT));
        assertThat(sum.at(0.5, 0.5)).isCloseTo(2 + 10 + 3, within(15 * EXACT));
        assertThat(sum.valueText(0, 0.5)).isEqualTo("2");
        assertThat(sum.inputs(1)).containsExactly("last");
    }

    @Test
    void inputsOfOneFitAreOneFactorAndShareItsRows() {
        Folders.write(folder.resolve("triple/fits"), "joint.csv", "first,last\n1,100\n2,200\n3,300\n4,400\n");
        String fitted =
                TRIPLE.replace("90%: 1 .. 3 uniform", "fit: joint").replace("90%: 1 .. 5 uniform", "fit: joint");
        Response sum = Scenario.load(
                        Folders.write(folder.resolve("triple"), "scenario.yaml", fitted), Models.Triple.class)
                .response("sum");
        assertThat(sum.factors()).containsExactly("fit: joint");
        assertThat(sum.inputs(0)).containsExactly("first", "last");
        assertThat(List.of(sum.at(0.1), sum.at(0.3), sum.at(0.6), sum.at(0.9)))
                .containsExactly(111.0, 212.0, 313.0, 414.0);
        assertThat(sum.valueText(0, 0.6)).isEqualTo("row 2");
    }

    @Test
    void aClaimIsOneWhereItIsTrueAndAFormTakesItsShareOfTheCoordinate() {
        String choice = Folders.CURVES.replace("\"= plain\"", "\"choice: plain (3) | upsideDown (1)\"");
        Scenario scenario = Scenario.load(
                Folders.curves(
                        folder,
                        choice + "  - {id: up, by: us, kind: belief, evidence: D, text: Up., when: line > 0 year}\n"),
                Models.Curves.class);
        Response up = scenario.response("up");
        assertThat(up.factors()).containsExactly("x", "other", "form");
        assertThat(up.at(0.5, 0.5, 0.74)).isEqualTo(1);
        assertThat(up.at(0.5, 0.5, 0.76)).isZero();
        assertThat(up.claim()).isPresent();
        assertThat(scenario.response("line").unit()).hasToString("year");
    }

    @Test
    void outputsComeInTheOrderOfTheRowsWhateverTheThreads() {
        Response sum = triple("").response("sum");
        SaltelliDesign design = design(sum);
        Outputs<SaltelliDesign> one = sum.evaluate(design, 1, ProgressListener.NONE);
        Outputs<SaltelliDesign> two = sum.evaluate(design, 2, ProgressListener.NONE);
        for (int row = 0; row < design.size(); row++) {
            assertThat(one.get(row)).isEqualTo(sum.at(design.row(row)));
            assertThat(two.get(row)).isEqualTo(one.get(row));
        }
    }

    @Test
    void progressNeverFallsAndEndsAtTheNumberOfRows() {
        Response sum = triple("").response("sum");
        List<Long> heard = new ArrayList<>();
        SaltelliDesign design = design(sum);
        sum.evaluate(design, 2, (done, total) -> {
            assertThat(total).isEqualTo(design.size());
            heard.add(done);
        });
        assertThat(heard).isSorted().endsWith((long) design.size()).hasSizeGreaterThan(1);
    }

    @Test
    void theSampleHoldsTheDrawsOfARun() {
        Scenario scenario = triple("correlations:\n  - [first, last, 0.6]\n");
        Response sum = scenario.response("sum");
        InputSample sample = sum.sample(DRAWS, 5);
        double[] run = scenario.run(DRAWS, 5).output("sum").values();
        Outputs<InputSample> outputs = sum.evaluate(sample, 2, ProgressListener.NONE);
        for (int draw = 0; draw < DRAWS; draw++) {
            assertThat(outputs.get(draw)).isEqualTo(run[draw]);
        }
        double error = 1 / Math.sqrt(DRAWS - 1.0);
        assertThat(Correlations.spearman(sample.draws(0), sample.draws(1)))
                .isCloseTo(0.6, within(STANDARD_ERRORS * error));
    }

    @Test
    void theCopulaIsThatOfTheFactorsThatVary() {
        Scenario scenario = triple("correlations:\n  - [first, last, 0.6]\n");
        assertThat(scenario.response("sum").isCorrelated()).isTrue();
        assertThat(scenario.response("sum").copula().size()).isEqualTo(2);
        assertThat(scenario.with("first", "= 2").response("sum").isCorrelated()).isFalse();
        assertThat(triple("").response("sum").isCorrelated()).isFalse();
    }

    @Test
    void severalResponsesCallTheModelOnceForEachRow() {
        Scenario scenario = Folders.claiming(folder, "sum > 4");
        Surface surface = Surface.of(scenario.definition());
        Response sum = Response.of(surface, "sum");
        Response asked = Response.of(surface, "asked");
        TornadoDesign design = TornadoDesign.of(sum.factors(), 0.9);
        List<Outputs<TornadoDesign>> both = Response.evaluate(List.of(sum, asked), design, 1, ProgressListener.NONE);
        for (int row = 0; row < design.size(); row++) {
            assertThat(both.get(0).get(row)).isEqualTo(sum.at(design.row(row)));
            assertThat(both.get(1).get(row)).isEqualTo(both.get(0).get(row) > 4 ? 1 : 0);
        }
    }

    @Test
    void aModelThatFailsSaysOnHowManyRowsAndWithWhatValuesTheFirst() {
        String yaml = """
                format: 1
                id: fragile
                title: Does it break?
                inputs:
                  x: {value: "90%: 0 .. 1.8 uniform", basis: test, why: above one in some rows}
                """;
        Response root = Scenario.load(
                        Folders.write(folder.resolve("fragile"), "scenario.yaml", yaml), Models.Fragile.class)
                .response("root");
        TornadoDesign design = TornadoDesign.of(root.factors(), 0.9);
        assertThatThrownBy(() -> root.evaluate(design, 2, ProgressListener.NONE))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith(
                        "Fragile: fails on 1 of 3 rows, 33 % (expected: an answer for every row); first on row 2:"
                                + " IllegalArgumentException: x: too large; see it alone with --draw 0 --set x=\"= 1.");
    }

    @Test
    void wrongNamesAndPointsAreRefused() {
        Scenario scenario = Folders.claiming(folder, "sum > 4");
        assertThatThrownBy(() -> scenario.response("parabla")).hasMessageContaining("did you mean parabola?");
        assertThatThrownBy(() -> scenario.response("belov")).hasMessageContaining("did you mean below?");
        Response sum = scenario.response("sum");
        assertThatThrownBy(() -> sum.at(0.5)).hasMessage("coordinates: 1 (expected: one for each of the 2 factors)");
        assertThatThrownBy(() -> sum.at(0.5, 1)).hasMessageStartingWith("other: 1.0 (expected: in (0, 1)");
        assertThatThrownBy(() -> sum.evaluate(TornadoDesign.of(List.of("y"), 0.9), 1, ProgressListener.NONE))
                .hasMessage("design over: [y] (expected: the factors [x, other])");
        assertThatThrownBy(() ->
                        triple("").with("first", "= 1").with("last", "= 1").response("sum"))
                .hasMessage("inputs of triple: all fixed (expected: one or more that vary)");
    }
}
