package dev.jacquard.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Variable;
import dev.jacquard.numerics.quantity.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Table;

class LawCatalogueTest {

    private static final Pattern SECOND_HAND = Pattern.compile("from memory|secondary|summar");
    private static final Pattern RANGE = Pattern.compile("\\brange\\b");

    /** Half a unit of the last printed digit of a loss of 1.97388186316. */
    private static final double HALF_THE_LAST_DIGIT = 5e-12;

    @Test
    void everyPublishedLossLawIsInItOnce() {
        List<String> ids = LawCatalogue.all().stream().map(CatalogueLaw::id).toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids)
                .containsAll(
                        LawCatalogue.lossLaws().stream().map(law -> law.id()).toList());
    }

    @ParameterizedTest
    @MethodSource("dev.jacquard.laws.LawCatalogue#all")
    void everyLawGivesAsManyOutputsAsItDeclares(CatalogueLaw law) {
        assertThat(law.at(middle(law)).keySet())
                .containsExactlyElementsOf(
                        law.outputs().stream().map(Variable::name).toList());
        assertThat(law.citation()).isNotBlank();
    }

    private static Map<String, Double> middle(CatalogueLaw law) {
        Map<String, Double> inputs = new HashMap<>();
        law.inputs()
                .forEach(input -> inputs.put(
                        input.name(), input.unit().equals(Unit.SHARE) ? 0.5 : 2.0 + Math.max(0, input.low())));
        return inputs;
    }

    @Test
    void aLossLawGivesThePublishedLoss() {
        Map<String, Double> point = Map.of("parameters", 70e9, "tokens", 1.4e12);
        assertThat(LawCatalogue.find("chinchilla/besiroglu2024").at(point).get("loss"))
                .isCloseTo(1.97388186316, within(HALF_THE_LAST_DIGIT));
        assertThat(LawCatalogue.lossLaw("chinchilla/besiroglu2024").loss(70e9, 1.4e12))
                .isEqualTo(
                        LawCatalogue.find("chinchilla/besiroglu2024").at(point).get("loss"));
    }

    @Test
    void inputsThatAreMissingUnknownOrOutsideTheDomainAreNamed() {
        CatalogueLaw law = LawCatalogue.find("chinchilla/besiroglu2024");
        assertThatThrownBy(() -> law.at(Map.of("tokens", 1e9))).hasMessageStartingWith("parameters: missing");
        assertThatThrownBy(() -> law.at(Map.of("token", 1e9)))
                .hasMessage(
                        "token: unknown input of chinchilla/besiroglu2024 (expected: one of: parameters, tokens); did you mean"
                                + " tokens?");
        assertThatThrownBy(() -> law.at(Map.of("parameters", Double.NaN, "tokens", 1e9)))
                .hasMessageStartingWith("parameters: NaN");
        assertThatThrownBy(() -> law.at(Map.of("parameters", 0.0, "tokens", 1e9)))
                .hasMessage("parameters: 0 (expected: a number > 0)");
    }

    @Test
    void fewBitsCostLossAndTooFewAreRefused() {
        CatalogueLaw law = LawCatalogue.find("precision/kumar2024");
        Map<String, Double> point = Map.of("parameters", 2.2e8, "tokens", 2.6e10, "bits", 8.0);
        assertThat(law.at(point).get("loss")).isCloseTo(3.22710849947, within(HALF_THE_LAST_DIGIT));
        assertThatThrownBy(() -> law.at(Map.of("parameters", 2.2e8, "tokens", 2.6e10, "bits", 3.0)))
                .hasMessageStartingWith("bits: 3 (expected: a number >= 3.11");
        assertThat(LawCatalogue.find("quantized-weights/dettmers2022")
                        .at(Map.of("parameters", 70e9, "bits", 4.0, "block", 64.0, "outliers", 0.0))
                        .get("memory"))
                .isEqualTo(37.1875e9);
    }

    @Test
    void theBestVocabularyIsAnEntryOfItsOwn() {
        double halfTheTwelfthDigit = 5e-8;
        assertThat(LawCatalogue.find("best-vocabulary/tao2024")
                        .at(Map.of("parameters", 7e9, "width", 4_096.0, "flop", 1.4e22))
                        .get("vocabulary"))
                .isCloseTo(71_738.6455297, within(halfTheTwelfthDigit));
        assertThatThrownBy(() -> LawCatalogue.find("vocabulary/tao2024")
                        .at(Map.of("parameters", 7e9, "vocabulary", 32.0, "width", 4_096.0, "characters", 1e12)))
                .hasMessage("vocabulary: 32 (expected: a number >= 256)");
    }

    @Test
    void onlyInputsOutsideTheDataAreBeyondIt() {
        CatalogueLaw law = LawCatalogue.find("chinchilla/hoffmann2022");
        assertThat(law.beyond(Map.of("parameters", 1e9, "tokens", 5e13)))
                .containsExactly(new CatalogueLaw.Beyond("tokens", 100));
    }

    /** A word about the range is about the range; any other sentence of the notes is about the values. */
    @ParameterizedTest
    @MethodSource("dev.jacquard.laws.LawCatalogue#all")
    void noLawIsVerifiedWhoseNotesSayThatItsValuesWereNotReadInTheirSource(CatalogueLaw law) {
        if (law.confidence() == Confidence.VERIFIED) {
            assertThat(law.notes().split("(?<=[.;]) "))
                    .noneMatch(sentence -> SECOND_HAND.matcher(sentence).find()
                            && !RANGE.matcher(sentence).find());
        }
        String words = String.join(" ", law.warnings(middle(law)));
        assertThat(words.contains("; reported")).isEqualTo(law.confidence() == Confidence.REPORTED);
        assertThat(words.contains("; unverified")).isEqualTo(law.confidence() == Confidence.UNVERIFIED);
    }

    @Test
    void onlyTheInputsThatNobodyStatedARangeOfAreUnobserved() {
        CatalogueLaw sparsity = LawCatalogue.find("sparsity/abnar2025");
        assertThat(sparsity.observed()).isTrue();
        assertThat(sparsity.unobserved()).containsExactly("parameters", "tokens");
        assertThat(sparsity.unstated()).contains("nobody stated where this was observed in parameters, tokens");
        assertThat(LawCatalogue.find("chinchilla/hoffmann2022").unstated()).isEmpty();
        CatalogueLaw amdahl = LawCatalogue.find("amdahl");
        assertThat(amdahl.observed()).isFalse();
        assertThat(amdahl.unstated()).contains("nobody stated where this was observed");
    }

    @Test
    void theTableOfPublishedSplitsLeavesUnknownRatiosOpen() {
        Table table = AllocationTable.at(5.76e23, 1e26);
        assertThat(table.columnNames())
                .containsExactly("fit", "a", "b", "D/N at 5.76e23", "D/N at 1e26", "N counts", "confidence");
        int hoffmann = table.stringColumn("fit").firstIndexOf("chinchilla/hoffmann2022");
        assertThat(table.doubleColumn("D/N at 5.76e23").get(hoffmann)).isCloseTo(92.6473667573, within(5e-10));
        int exponentsOnly = table.stringColumn("fit").firstIndexOf("allocation/hoffmann2022-approach2");
        assertThat(table.doubleColumn("D/N at 1e26").isMissing(exponentsOnly)).isTrue();
        assertThat(table.doubleColumn("a").get(exponentsOnly)).isEqualTo(0.49);
    }

    @Test
    void anUnknownLawIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> LawCatalogue.find("amdal")).hasMessageEndingWith("; did you mean amdahl?");
    }
}
