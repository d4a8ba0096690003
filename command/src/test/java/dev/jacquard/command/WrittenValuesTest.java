package dev.jacquard.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jacquard.scenarios.Folders;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a value in a file means, and what is said where its writer may have meant something else. */
class WrittenValuesTest {

    private static final String CODE = """
            import dev.jacquard.scenarios.argument.In;
            import dev.jacquard.scenarios.argument.Out;

            public record Model(@In(unit = "UNIT") double karma) {
                public record Outputs(@Out(unit = "UNIT") double y) {}

                public Outputs outputs() {
                    return new Outputs(karma);
                }
            }
            """;

    private static final String STORY = """
            # Pass

            Does it pass?

            ## What the author says
            It passes.

            ## The model
            What goes in comes out.

            ## What we find
            {{outputs.y.p50}}, and {{outputs.y.mean}} in the mean.

            ## What drives it
            Its input.

            ## What would change our mind
            Another input.

            ## What the author would answer
            Nothing.

            ## What the model leaves out
            All else.
            """;

    private static final String SAID =
            "scenario.yaml:6 karma: 5 % of 90%: 0 .. 30000000 normal lies below 0, the range's own"
                    + " end: no shape is written, so it is normal; write `90%: 0 .. 30000000 normal within 0 .. 70000000` to end it"
                    + " there, or `90%: 0 .. 30000000 normal` if it goes on";

    @TempDir
    private Path place;

    private Path passThrough(String unit, String value) {
        Path folder = place.resolve("pass");
        Folders.write(folder, "Model.java", CODE.replace("UNIT", unit));
        Folders.write(folder, "story.md", STORY);
        return Folders.write(folder, "scenario.yaml", """
                format: 1
                id: pass
                title: Does it pass?
                model: Model
                inputs:
                  karma: {value: "%s", basis: judgement, why: a test}
                claims:
                  - {id: positive, by: author, kind: belief, evidence: D, text: It is positive., when: y > 0}
                outputs: [y]
                """.formatted(value));
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void aRangeFromZeroWithoutAShapeIsWarnedOfWithItsPlace() throws IOException {
        String folder = passThrough("1", "90%: 0 .. 30000000").toString();
        assertThat(Ran.jacquard("run", folder, "--code", "--draws", "500").err())
                .contains("warning: " + SAID + "\n");
        assertThat(json(Ran.jacquard("run", folder, "--code", "--draws", "500", "--json")
                                .out())
                        .get("warnings")
                        .get(0)
                        .asText())
                .isEqualTo(SAID);
        Path out = place.resolve("out");
        Ran.jacquard("report", folder, "--code", "--draws", "500", "--out", out.toString(), "--format", "html,json");
        assertThat(Folders.read(out, "pass.json")).contains(SAID + ".");
        Ran.jacquard("check", folder, "--code", "--accept", "--draws", "500");
        assertThat(Ran.jacquard("check", folder, "--code").err()).contains("warning: " + SAID + "\n");
        assertThat(json(Ran.jacquard("check", folder, "--code", "--json").out())
                        .findPath("warnings")
                        .get(0)
                        .asText())
                .isEqualTo(SAID);
    }

    @Test
    void whatTheWarningOffersIsTakenWithoutOne() {
        String cut = passThrough("1", "90%: 0 .. 30000000 normal within 0 .. 70000000")
                .toString();
        assertThat(Ran.jacquard("run", cut, "--code", "--draws", "500").err()).doesNotContain("own end");
        String meant = passThrough("1", "90%: 0 .. 30000000 normal").toString();
        assertThat(Ran.jacquard("run", meant, "--code", "--draws", "500").err()).doesNotContain("own end");
    }

    @Test
    void aChangeOnTheCommandLineIsWarnedOfAndTakesTheWarningOfTheFileAway() {
        String folder = passThrough("1", "90%: 0 .. 30000000").toString();
        assertThat(Ran.jacquard("run", folder, "--code", "--draws", "500", "--set", "karma=90%: 1 .. 2")
                        .err())
                .doesNotContain("own end");
        assertThat(Ran.jacquard("run", folder, "--code", "--draws", "500", "--set", "karma=90%: -3 .. 0")
                        .err())
                .contains("warning: karma: 5 % of 90%: -3 .. 0 normal lies above 0, the range's own end");
    }

    /** Hours stay hours: cut at 100 hours, not at 100 of the model's minutes, nothing is lost of 1 to 3 hours. */
    @Test
    void boundsWithoutAUnitCountInTheUnitOfTheRange() throws IOException {
        String folder = passThrough("min", "90%: 1 .. 3 h within 0.5 .. 100").toString();
        JsonNode y = json(Ran.jacquard("run", folder, "--code", "--draws", "20000", "--json")
                        .out())
                .get("outputs")
                .get("y");
        assertThat(y.get("p5").asDouble()).isBetween(58.0, 62.0);
        assertThat(y.get("p95").asDouble()).isBetween(176.0, 184.0);
        String triangle = passThrough("min", "90%: 1 .. 3 h triangular mode 2").toString();
        assertThat(Ran.jacquard("run", triangle, "--code", "--draws", "500").code())
                .isZero();
    }

    @Test
    void aPercentageIsTheFractionItIsWrittenAs() throws IOException {
        String folder = passThrough("share", "= 35 %").toString();
        assertThat(Ran.jacquard("run", folder, "--code", "--draws", "10", "--json")
                        .out())
                .doesNotContain("0.35000000000000003");
        assertThat(json(Ran.jacquard("run", folder, "--code", "--draw", "0", "--json")
                                .out())
                        .get("inputs")
                        .get("karma")
                        .asText())
                .isEqualTo("0.35 share");
    }
}
