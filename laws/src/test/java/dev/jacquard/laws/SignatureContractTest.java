package dev.jacquard.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jacquard.data.Definitions;
import dev.jacquard.data.Published;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Param;
import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.scaling.PublishedContract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every law of the catalogue promises, asked of every published set and every stated formula by itself. */
class SignatureContractTest {

    private static final double IDENTITY = 1e-12;

    static Stream<Named<Signature<?>>> signatures() {
        return LawCatalogue.signatures().stream().map(signature -> Named.of(signature.toString(), signature));
    }

    static Stream<Named<CatalogueLaw>> laws() {
        return LawCatalogue.all().stream().map(law -> Named.of(law.id(), law));
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void everyAnswerIsFiniteAtEveryPlaceAndTheNamesAreThoseDeclared(Signature<?> signature) {
        List<String> names = signature.outputs().stream().map(Variable::name).toList();
        for (CatalogueLaw law : CatalogueLaw.all(signature)) {
            for (Map<String, Double> place : places(signature, law)) {
                Map<String, Double> answers = law.at(place);
                assertThat(answers.keySet()).containsExactlyElementsOf(names);
                assertThat(answers.values()).as("%s at %s", law.id(), place).allMatch(Double::isFinite);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void everyInputRefusesWhatIsNoNumberOrOutOfItsBoundsByName(Signature<?> signature) {
        for (CatalogueLaw law : CatalogueLaw.all(signature)) {
            Map<String, Double> middle = places(signature, law).get(0);
            for (Variable input : law.inputs()) {
                for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                    refuses(law, middle, input, bad);
                }
                if (Double.isFinite(input.low())) {
                    refuses(law, middle, input, input.low() - 1);
                }
                if (input.whole()) {
                    refuses(law, middle, input, 1.5);
                }
            }
        }
    }

    private static void refuses(CatalogueLaw law, Map<String, Double> middle, Variable input, double bad) {
        Map<String, Double> broken = new HashMap<>(middle);
        broken.put(input.name(), bad);
        assertThatThrownBy(() -> law.at(broken))
                .as("%s with %s = %s", law.id(), input.name(), bad)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(input.name() + ": ");
    }

    /** At any place: never the wrong way from one value of an input to the next, and the right way somewhere. */
    @ParameterizedTest
    @MethodSource("signatures")
    void outputsGoTheWayTheSignatureSays(Signature<?> signature) {
        for (CatalogueLaw law : CatalogueLaw.all(signature)) {
            for (Variable output : signature.outputs()) {
                signature
                        .trends(output.name())
                        .forEach((input, trend) -> goes(signature, law, output.name(), law.input(input), trend));
            }
        }
    }

    private static void goes(
            Signature<?> signature, CatalogueLaw law, String output, Variable input, Signature.Trend trend) {
        boolean moved = false;
        for (Map<String, Double> place : places(signature, law)) {
            double[] answers = DoubleStream.of(UsualValues.three(signature, law, input))
                    .map(value -> {
                        Map<String, Double> there = new HashMap<>(place);
                        there.put(input.name(), value);
                        return law.at(there).get(output);
                    })
                    .toArray();
            for (int i = 1; i < answers.length; i++) {
                double gain =
                        trend == Signature.Trend.RISES ? answers[i] - answers[i - 1] : answers[i - 1] - answers[i];
                double rounding = IDENTITY * Math.abs(answers[i]);
                assertThat(gain)
                        .as("%s of %s along %s from %s", output, law.id(), input.name(), place)
                        .isGreaterThanOrEqualTo(-rounding);
                moved |= gain > rounding;
            }
        }
        assertThat(moved)
                .as("%s of %s moves with %s", output, law.id(), input.name())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void everySetSaysWhereItComesFromAndItsConstantsGoThereAndBack(Signature<?> signature) {
        assertThat(signature.published().isEmpty()).isEqualTo(signature.stated().isPresent());
        asked(signature);
    }

    private static <L> void asked(Signature<L> signature) {
        for (Published<L> published : signature.published()) {
            assertThat(published.family()).isEqualTo(signature.id());
            assertThat(published.citation().where()).isNotBlank();
            assertThat(published.title()).isNotBlank();
            assertThat(published.notes()).isNotBlank();
            assertThat(published.id()).matches("[a-z0-9-]+/[a-z0-9.-]+");
            boolean ofLoss = signature.outputs().stream()
                    .anyMatch(output -> output.name().equals("loss"));
            if (ofLoss) {
                assertThat(published.definitions())
                        .as("definitions of %s, by .defined(...)", published.id())
                        .isNotEqualTo(Definitions.notStated());
            }
            signature.family(published.law()).ifPresent(family -> goThereAndBack(published, family));
        }
        signature.stated().ifPresent(stated -> assertThat(stated.id()).isEqualTo(signature.id()));
    }

    private static <L> void goThereAndBack(Published<L> published, Family<L> family) {
        assertThat(family.names()).containsAll(published.standardErrors().keySet());
        double[] vector = family.vector(published.law());
        List<Param> onABound = family.params().stream()
                .filter(param -> !param.contains(vector[family.index(param.name())]))
                .toList();
        if (onABound.isEmpty()) {
            PublishedContract.vectorsGoThereAndBack(family, published.law());
            PublishedContract.refusesByName(family, published.law());
        }
        // A constant on its bound, such as a floor of zero, is the form without that constant; fits search above it.
        for (Param param : onABound) {
            assertThat(vector[family.index(param.name())]).isIn(param.low(), param.high());
            assertThatThrownBy(() -> family.create(vector)).hasMessageStartingWith(param.name() + ": ");
        }
    }

    @ParameterizedTest
    @MethodSource("laws")
    void everyLawSaysWhoPrintedItAndInWhichUnits(CatalogueLaw law) {
        assertThat(law.title()).isNotBlank();
        assertThat(law.citation()).isNotBlank();
        Stream.concat(law.inputs().stream(), law.outputs().stream()).forEach(variable -> {
            assertThat(Unit.parse(variable.unit().symbol())).isEqualTo(variable.unit());
            assertThat(variable.name()).matches("[A-Za-z][A-Za-z0-9]*");
        });
        assertThat(law.inputs()).extracting(Variable::name).doesNotHaveDuplicates();
        assertThat(law.outputs()).extracting(Variable::name).doesNotHaveDuplicates();
    }

    @Test
    void everyLawHasItsOwnNameAndNoneIsOneThatAnotherHadBefore() {
        List<String> ids = LawCatalogue.all().stream().map(CatalogueLaw::id).toList();
        assertThat(ids).doesNotHaveDuplicates();
        for (Signature<?> signature : LawCatalogue.signatures()) {
            for (CatalogueLaw law : CatalogueLaw.all(signature)) {
                Map<String, Double> middle = places(signature, law).get(0);
                for (String before : signature.formerly()) {
                    String old = before + law.id().substring(signature.id().length());
                    assertThat(ids).doesNotContain(old);
                    CatalogueLaw found = LawCatalogue.find(old);
                    assertThat(found.id()).isEqualTo(old);
                    assertThat(found.at(middle)).isEqualTo(law.at(middle));
                }
            }
        }
        assertThat(LawCatalogue.find("over-training/gadre2024-c4").title())
                .isEqualTo(LawCatalogue.find("overtrained/gadre2024-c4").title());
        assertThat(LawCatalogue.family("over-training"))
                .extracting(CatalogueLaw::family)
                .hasSize(6)
                .containsOnly("overtrained");
    }

    /** The middle of every input first, then each input in turn at its other values. */
    private static List<Map<String, Double>> places(Signature<?> signature, CatalogueLaw law) {
        Map<String, Double> middle = new LinkedHashMap<>();
        law.inputs().forEach(input -> middle.put(input.name(), UsualValues.three(signature, law, input)[1]));
        List<Map<String, Double>> places = new ArrayList<>(List.of(middle));
        for (Variable input : law.inputs()) {
            for (double value : UsualValues.three(signature, law, input)) {
                Map<String, Double> place = new LinkedHashMap<>(middle);
                place.put(input.name(), value);
                places.add(place);
            }
        }
        return places;
    }
}
