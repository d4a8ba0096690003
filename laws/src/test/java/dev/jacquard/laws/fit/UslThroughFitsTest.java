package dev.jacquard.laws.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jacquard.data.ScalabilityRun;
import dev.jacquard.numerics.ReferenceData;
import dev.jacquard.numerics.fit.search.Certificate;
import dev.jacquard.scaling.parallel.UniversalScalabilityLaw;
import dev.jacquard.scaling.parallel.UslFit;
import java.io.IOException;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The universal scalability law by the way that all laws go, against R's package and the project's own search within the bounds. */
@Tag("once")
class UslThroughFitsTest {

    private static final Percentage NINE_DIGITS = Percentage.withPercentage(1e-7);

    /** R's nls stops this near its optimum. */
    private static final double AS_NEAR_AS_R = 1e-7;

    @Test
    void specsdm91AsRPrintsIt() {
        var fit = Fits.shipped("scalability").where("system", "specsdm91").to(UniversalScalabilityLaw.FITTING);
        assertThat(fit.law().sigma()).isCloseTo(0.0277284703692272, within(AS_NEAR_AS_R));
        assertThat(fit.law().kappa()).isCloseTo(0.000104365500474197, within(1e-3 * AS_NEAR_AS_R));
        assertThat(fit.law().lambda()).isCloseTo(89.9952273572907, within(1e3 * AS_NEAR_AS_R));
        assertThat(fit.estimate("sigma").standardError()).isCloseTo(0.0091217318082154, NINE_DIGITS);
        assertThat(fit.estimate("kappa").standardError()).isCloseTo(1.98752709072685e-5, NINE_DIGITS);
        assertThat(fit.estimate("lambda").standardError()).isCloseTo(14.2134894225851, NINE_DIGITS);
        assertThat(fit.fit().errors().degreesOfFreedom()).isEqualTo(4);
        assertThat(fit.derived().get("peakWorkers").value()).isCloseTo(96.51956096660942526247, NINE_DIGITS);
        assertThat(fit.fit().checks().checklist().entries()).containsEntry("starts", "10 read off the rows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"textbook", "specsdm91", "raytracer"})
    void theLowestPointIsTheOneThatIsProven(String system) {
        var fit = Fits.shipped("scalability/" + system).to(UniversalScalabilityLaw.FITTING);
        UslFit proven = UslFit.of(ScalabilityRun.of(system));
        assertThat(fit.fit().value()).isCloseTo(proven.sumOfSquares(), NINE_DIGITS);
        assertThat(fit.law().sigma()).isCloseTo(proven.law().sigma(), NINE_DIGITS);
        assertThat(fit.law().kappa()).isCloseTo(proven.law().kappa(), NINE_DIGITS);
        assertThat(fit.law().lambda()).isCloseTo(proven.law().lambda(), NINE_DIGITS);
        assertThat(fit.fit().checks().certificate().kind()).isEqualTo(Certificate.Kind.SMOOTH);
    }

    @Test
    void whereTheRowsWantANegativeCoherencyItIsHeldOnItsBound() {
        var fit = Fits.shipped("scalability/raytracer").to(UniversalScalabilityLaw.FITTING);
        assertThat(fit.law().kappa()).isZero();
        assertThat(fit.estimate("kappa").onBound()).isTrue();
        assertThat(fit.law().sigma()).isCloseTo(0.0577707795084093, within(AS_NEAR_AS_R));
        assertThat(fit.derived().get("peakWorkers").value()).isInfinite();
        assertThat(fit.warnings()).anyMatch(each -> each.startsWith("kappa stands on its bound 0"));
    }

    @Test
    void aPeakBeyondTheRowsIsSaid() {
        var fit = Fits.shipped("scalability/raytracer").to(UniversalScalabilityLaw.FITTING);
        assertThat(fit.warnings()).noneMatch(each -> each.startsWith("the peak"));
        var table = dev.jacquard.data.tables.UserTable.of("t", "workers,throughput\n1,1\n2,1.9\n4,3.5\n8,5.95\n16,9\n");
        assertThat(Fits.of(table).to("usl").warnings())
                .anyMatch(each -> each.startsWith("the peak at ") && each.endsWith("lies beyond the largest row, 16"));
    }

    @Test
    @Tag("reference")
    void ciscosThirtyTwoRowsAsRPrintsThem() throws IOException {
        JsonNode all = new ObjectMapper()
                .readTree(ReferenceData.file("oracles/usl.json").toFile());
        for (String set : List.of("usl/specsdm91", "usl4j/cisco")) {
            JsonNode byR = all.get("R_usl_3_0_3").get(set.substring(set.indexOf('/') + 1));
            JsonNode digits = all.get("fits").get(set.substring(set.indexOf('/') + 1));
            var read = Fits.read(ReferenceData.file("data/" + set + ".csv"));
            List<String> headers = dev.jacquard.data.tables.UserTable.read(ReferenceData.file("data/" + set + ".csv"))
                    .headers();
            var fit = read.column("workers", headers.get(0))
                    .column("throughput", headers.get(1))
                    .to("usl");
            assertThat(fit.estimate("sigma").value()).isCloseTo(byR.get("alpha").asDouble(), within(AS_NEAR_AS_R));
            assertThat(fit.estimate("sigma").value())
                    .isCloseTo(digits.get("alpha").asDouble(), NINE_DIGITS);
            assertThat(fit.estimate("lambda").value())
                    .isCloseTo(digits.get("gamma").asDouble(), NINE_DIGITS);
            for (int k = 0; k < 3; k++) {
                assertThat(fit.estimates().get(k).standardError())
                        .isCloseTo(digits.get("stderr").get(k).asDouble(), NINE_DIGITS);
            }
        }
    }
}
