package dev.jacquard.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jacquard.data.Published;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Param;
import java.util.Arrays;

/** What every published law promises, whatever it is a law of. */
public final class PublishedContract {

    private PublishedContract() {}

    /** Asks one publication of a family for everything. */
    public static <L> void holds(Published<L> published, Family<L> family) {
        vectorsGoThereAndBack(family, published.law());
        refusesByName(family, published.law());
        saysWhereItComesFrom(published);
        assertThat(family.names()).containsAll(published.standardErrors().keySet());
    }

    /** Values go into a law and come out again. */
    public static <L> void vectorsGoThereAndBack(Family<L> family, L law) {
        double[] vector = family.vector(law);
        assertThat(family.create(vector)).isEqualTo(law);
        assertThatThrownBy(() -> family.create(Arrays.copyOf(vector, vector.length + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** NaN and values on the wrong side of a bound are refused, and the message names the parameter. */
    public static <L> void refusesByName(Family<L> family, L law) {
        for (int k = 0; k < family.size(); k++) {
            Param param = family.params().get(k);
            refuses(family, law, k, Double.NaN);
            if (Double.isFinite(param.low())) {
                refuses(family, law, k, param.low() - 1);
            }
            if (Double.isFinite(param.high())) {
                refuses(family, law, k, param.high() + 1);
            }
        }
    }

    private static <L> void refuses(Family<L> family, L law, int k, double bad) {
        double[] broken = family.vector(law);
        broken[k] = bad;
        assertThatThrownBy(() -> family.create(broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(family.params().get(k).name() + ": " + bad);
    }

    private static void saysWhereItComesFrom(Published<?> published) {
        assertThat(published.citation().where()).isNotBlank();
        assertThat(published.notes()).isNotBlank();
        assertThat(published.definitions().complete()).isTrue();
        assertThat(published.id()).matches("[a-z0-9-]+/[a-z0-9-]+");
    }
}
