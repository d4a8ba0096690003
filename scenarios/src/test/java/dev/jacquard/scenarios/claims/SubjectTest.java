package dev.jacquard.scenarios.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.scenarios.argument.Condition;
import dev.jacquard.scenarios.argument.Sign;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SubjectTest {

    private static final int MANY = 100;

    private static double[] draws(int size) {
        Random random = new Random(3);
        double[] odd = {0.0, -0.0, 1, 1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        return random.doubles(size, -2, 2)
                .map(value -> random.nextInt(3) == 0 ? odd[random.nextInt(odd.length)] : value)
                .toArray();
    }

    @ParameterizedTest
    @EnumSource(Sign.class)
    void manyClaimsAreCountedAsEachByItself(Sign sign) {
        double[] values = draws(999);
        Subject many = new Subject(values, MANY);
        for (double low : new double[] {-3, -1, -0.0, 0, 0.3, 1, 3}) {
            Condition condition = new Condition("x", sign, low, sign == Sign.WITHIN ? low + 1 : low, Unit.ONE);
            double expected = Arrays.stream(values).filter(condition::holds).count() / 999.0;
            assertThat(many.share(condition)).as(condition.toString()).isEqualTo(expected);
            assertThat(new Subject(values, 1).share(condition)).isEqualTo(expected);
        }
    }

    @Test
    void quantilesAreThoseOfTheDrawsToTheBit() {
        double[] values = draws(1_001);
        for (double p : new double[] {0, 0.05, 0.37, 0.5, 0.95, 1}) {
            assertThat(new Subject(values, MANY).quantile(p)).isEqualTo(Summary.quantile(values, p));
        }
    }

    @Test
    void aFormHasItsOwnDraws() {
        Subject all = new Subject(new double[] {1, 2, 3, 4}, MANY);
        double[] forms = {0, 1, 0, 1};
        Condition large = Condition.of("x", Sign.GREATER, 2.5, Unit.ONE);
        assertThat(all.under(forms, 0).values()).containsExactly(1, 3);
        assertThat(all.under(forms, 0).share(large)).isEqualTo(0.5);
        assertThat(all.under(forms, 2).share(large)).isZero();
    }
}
