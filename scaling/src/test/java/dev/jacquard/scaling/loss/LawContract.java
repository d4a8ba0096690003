package dev.jacquard.scaling.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jacquard.data.Definitions;
import dev.jacquard.data.Published;
import dev.jacquard.numerics.fit.Family;
import java.util.Arrays;

/** What every loss law promises, asked of each publication in the catalogue. */
public final class LawContract {

    private static final double[] SIZES = {1e6, 7e7, 1e9, 1.6e10, 7e10, 1e12, 1e15};
    private static final double[] DATA = {1e8, 5e9, 1e11, 5e11, 1e13, 1e15, 1e18};

    private LawContract() {}

    public static void isFiniteAndFallsInBothDirections(LossLaw law) {
        for (int i = 0; i + 1 < SIZES.length; i++) {
            for (int j = 0; j + 1 < DATA.length; j++) {
                double here = law.loss(SIZES[i], DATA[j]);
                assertThat(here).isPositive().isFinite();
                assertThat(law.loss(SIZES[i + 1], DATA[j])).isLessThan(here);
                assertThat(law.loss(SIZES[i], DATA[j + 1])).isLessThan(here);
            }
        }
    }

    public static void namesWhatItRefuses(LossLaw law) {
        for (double bad : new double[] {Double.NaN, -1, 0, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> law.loss(bad, 1e9))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("parameters: " + bad);
            assertThatThrownBy(() -> law.loss(1e9, bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("tokens: " + bad);
        }
    }

    public static <L> void vectorsGoThereAndBack(Family<L> family, L law) {
        double[] vector = family.vector(law);
        assertThat(family.create(vector)).isEqualTo(law);
        for (int k = 0; k < family.size(); k++) {
            // One below the bound; a parameter of either sign has none and refuses only what is not a finite number.
            for (double bad : new double[] {Double.NaN, family.params().get(k).low() - 1}) {
                double[] broken = vector.clone();
                broken[k] = bad;
                assertThatThrownBy(() -> family.create(broken))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith(family.params().get(k).name() + ": " + bad);
            }
        }
        assertThatThrownBy(() -> family.create(Arrays.copyOf(vector, vector.length + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    public static void carriesASourceAndARange(Published<?> published) {
        assertThat(published.citation().where()).isNotBlank();
        assertThat(published.title()).isNotBlank();
        assertThat(published.notes()).isNotBlank();
        assertThat(published.range().intervals()).isNotEmpty();
        assertThat(published.definitions()).isNotEqualTo(Definitions.notStated());
    }
}
