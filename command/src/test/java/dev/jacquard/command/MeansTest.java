package dev.jacquard.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jacquard.scenarios.Folders;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Means of heavy tails: with their error, to the digits it allows, and with a word where few draws carry them. */
@Tag("once")
class MeansTest {

    /** A tame number, a lognormal whose mean no run of this size knows, and a power that one draw decides. */
    private static final String CODE = """
            public record Model(double tame, double wide, double share) {
                public record Outputs(double t, double w, double y) {}

                public Outputs outputs() {
                    return new Outputs(tame, wide, 1 - Math.pow(1 - share, 10));
                }
            }
            """;

    private static final String SCENARIO = """
            format: 1
            id: tails
            title: What is the mean?
            model: Model
            inputs:
              tame: {value: "90%: 1 .. 3 normal", basis: test, why: a test}
              wide: {value: "90%: 0.001 .. 1000 lognormal", basis: test, why: a test}
              share: {value: "90%: 0.0001 .. 0.1 lognormal", basis: test, why: a test}
            claims:
              - {id: positive, by: author, kind: belief, evidence: D, text: It is positive., when: y > 0}
            outputs: [t, w, y]
            """;

    @TempDir
    private Path place;

    private String folder() {
        Path folder = place.resolve("tails");
        Folders.write(folder, "Model.java", CODE);
        return Folders.write(folder, "scenario.yaml", SCENARIO).toString();
    }

    private static String line(String text, String output) {
        return text.lines()
                .filter(line -> line.startsWith(output + " "))
                .findFirst()
                .orElseThrow()
                .replaceAll(" +", " ")
                .strip();
    }

    @Test
    void aMeanStandsWithItsErrorAndTheDigitsItAllows() throws IOException {
        String folder = folder();
        Ran text = Ran.jacquard("run", folder, "--code", "--draws", "20000");
        JsonNode outputs = new ObjectMapper()
                .readTree(Ran.jacquard("run", folder, "--code", "--draws", "20000", "--json")
                        .out())
                .get("outputs");
        assertThat(line(text.out(), "output")).isEqualTo("output unit mean ± mean p5 p50 p95 ± p50");
        // sd 2 / (2 * 1.645) over sqrt(20000) is 0.0043: three places.
        assertThat(line(text.out(), "t")).matches("t (2|\\d\\.\\d{1,3}) 0\\.004\\d .*");
        // An error of the mean's own size leaves it one digit.
        assertThat(line(text.out(), "w")).matches("w [1-9]\\d?0+ .*");
        assertThat(outputs.get("t").get("meanStandardError").asDouble()).isBetween(0.0042, 0.0044);
        assertThat(outputs.get("w").get("meanStandardError").asDouble()).isGreaterThan(50);
    }

    @Test
    void aMeanThatOneDrawCarriesIsSaidToBeUnknown() {
        String folder = folder();
        String warnings =
                Ran.jacquard("run", folder, "--code", "--draws", "20000").err();
        assertThat(warnings)
                .contains(
                        "warning: the mean of w, ",
                        "warning: the mean of y, ",
                        "rests on few draws: one of 20000 holds ",
                        "neither it nor its standard error is to be trusted, the median is")
                .doesNotContain("mean of t");
    }

    @Test
    void theTablesOfARunHaveTheErrorOfTheMean() {
        Path out = place.resolve("out");
        Ran.jacquard("run", folder(), "--code", "--draws", "500", "--out", out.toString());
        assertThat(Folders.read(out, "outputs.csv"))
                .startsWith("output,unit,mean,p5,p50,p95,meanStandardError")
                .containsPattern("(?m)^t,1,[^,]+,[^,]+,[^,]+,[^,]+,0\\.02");
    }

    /** One of three inputs decides the claim: an estimate of its share stands with its error, and is no number above 1. */
    @Test
    void aTotalEffectStandsWithItsError() throws IOException {
        String folder = folder();
        JsonNode claim = new ObjectMapper()
                .readTree(Ran.jacquard("run", folder, "--code", "--draws", "20000", "--json")
                        .out())
                .get("claims")
                .get(0);
        double effect = claim.get("driverTotalEffect").asDouble();
        double error = claim.get("driverTotalEffectStandardError").asDouble();
        assertThat(claim.get("driver").asText()).isEqualTo("share");
        assertThat(Math.abs(effect - 1)).isLessThan(Math.max(4 * error, 0.01));
        assertThat(Ran.jacquard("run", folder, "--code", "--draws", "20000").out())
                .contains("driver: share, total effect "
                        + claim.get("driverTotalEffectText").asText());
    }
}
