package dev.jacquard.scenarios.draws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.uncertainty.OnePassSummary;
import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.scenarios.Folders;
import dev.jacquard.scenarios.Models;
import dev.jacquard.scenarios.RunCsv;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.argument.Bars;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.argument.ScenarioException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongRunTest {

    private static final double IDENTITY = 1e-12;
    private static final int DRAWS = 200_000;

    @TempDir
    private Path folder;

    private Scenario claiming(String more) {
        return Scenario.load(Folders.curves(folder, Folders.CURVES + more), Models.Curves.class);
    }

    private static LongRun pass(Scenario scenario, int threads) {
        Engine engine = Engine.of(scenario.definition(), 1, threads, DRAWS);
        return LongRun.run(engine, scenario.definition(), List.of("sum", "parabola"), DRAWS, ProgressListener.NONE);
    }

    @Test
    void whatIsNotKeptIsSummarisedAsIfItWere() {
        Scenario scenario = claiming(
                "  - {id: data, by: us, kind: data, evidence: A, text: It is so., when: sum > 0, level: 80%}\n");
        ScenarioRun kept = scenario.run(DRAWS, 1);
        LongRun whole = pass(scenario, 2);
        assertThat(kept.keptDraws()).isEqualTo(DRAWS);
        for (String name : List.of("sum", "parabola")) {
            Summary expected = kept.output(name).summary();
            OnePassSummary actual = whole.output(name);
            assertThat(actual.summary().p5()).isEqualTo(expected.p5());
            assertThat(actual.summary().p50()).isEqualTo(expected.p50());
            assertThat(actual.summary().p95()).isEqualTo(expected.p95());
            assertThat(actual.mean()).isCloseTo(expected.mean(), within(IDENTITY * Math.abs(expected.mean())));
            assertThat(actual.quantile(0.5).standardError())
                    .isEqualTo(kept.output(name).standardError(0.5));
        }
        assertThat(whole.probability(0)).isCloseTo(kept.claim("below").probability(), within(IDENTITY));
        assertThat(whole.interval(1)[0]).isEqualTo(kept.output("sum").quantile((1 - 0.8) / 2));
        assertThat(pass(scenario, 1).output("sum")).isEqualTo(whole.output("sum"));
    }

    /** Ten numbers a draw: beyond 1.6 million draws not all are kept. */
    @Tag("once")
    @Test
    void aVeryLongRunIsExactInOutputsAndClaimsAndKeepsItsFirstDraws() {
        Scenario scenario = claiming("");
        int draws = 1_700_000;
        ScenarioRun run = scenario.run(draws, 1);
        assertThat(run.draws()).isEqualTo(draws);
        assertThat(run.keptDraws()).isEqualTo(100_000);
        OutputDraws sum = run.output("sum");
        assertThat(sum.values())
                .isEqualTo(scenario.run(100_000, 1).output("sum").values());
        assertThat(sum.summary().count()).isEqualTo(draws);
        double[] all = new double[draws];
        Engine engine = Engine.of(scenario.definition(), 1, 1, 1);
        int below = 0;
        for (int draw = 0; draw < draws; draw++) {
            double[] row = engine.evaluator().row(engine.sampler().codes(draw));
            all[draw] = engine.layout().reading("sum").of(row);
            below += engine.layout().reading("parabola").of(row) < 0 ? 1 : 0;
        }
        assertThat(sum.summary().p95()).isEqualTo(Summary.quantile(all, 0.95));
        double p = (double) below / draws;
        assertThat(run.claim("below").probability()).isCloseTo(p, within(IDENTITY));
        assertThat(run.claim("below").standardError()).isCloseTo(Bars.standardError(p, draws), within(IDENTITY));
        assertThat(run.claim("below").tippingPoints().get("x")).hasSize(2);
        assertThat(run.convergence("sum").draws()).isEqualTo(draws);
        assertThat(run.convergence("below").estimate("probability").value()).isCloseTo(p, within(IDENTITY));
        assertThat(RunCsv.draws(run).lines()).hasSize(100_001);
    }

    @Test
    void aModelThatFailsSaysOnHowManyOfAllDraws() {
        String yaml = """
                format: 1
                id: fragile
                title: Does it break?
                inputs:
                  x: {value: "90%: 0 .. 1.8 uniform", basis: test, why: above one in some draws}
                """;
        Scenario fragile =
                Scenario.load(Folders.write(folder.resolve("fragile"), "scenario.yaml", yaml), Models.Fragile.class);
        String kept = org.assertj.core.api.Assertions.catchThrowable(() -> fragile.run(DRAWS, 1))
                .getMessage();
        Engine engine = Engine.of(fragile.definition(), 1, 2, DRAWS);
        assertThatThrownBy(
                        () -> LongRun.run(engine, fragile.definition(), List.of("root"), DRAWS, ProgressListener.NONE))
                .isInstanceOf(ScenarioException.class)
                .hasMessage(kept);
    }

    @Test
    void anIdentityIsCheckedInEveryDraw() {
        Scenario scenario =
                claiming("  - {id: same, by: us, kind: identity, evidence: D, text: It is., when: hill <= 1}\n");
        assertThat(scenario.claims().get(1).kind()).isEqualTo(Claim.Kind.IDENTITY);
        assertThat(pass(scenario, 2).probability(1)).isEqualTo(1);
    }
}
