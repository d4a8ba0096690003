package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Decimals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Optional;

/** Recognises a fit's own law with fewer digits, as copied from a page, and says what the digits left out are worth. */
final class Rounding {

    /** More digits than this in every coefficient are not the rounding of a printed page. */
    private static final int DIGITS = 10;

    private Rounding() {}

    /** A sentence where some law is a fit's own with fewer digits. */
    static <L, R> Optional<String> of(Optimum<L, R> optimum, L other) {
        double[] full = optimum.held();
        double[] given = optimum.family().vector(other);
        if (Arrays.equals(full, given)) {
            return Optional.empty();
        }
        for (int k = 0; k < full.length; k++) {
            int digits = new BigDecimal(Decimals.shortest(given[k]))
                    .stripTrailingZeros()
                    .precision();
            double rounded =
                    new BigDecimal(full[k]).round(new MathContext(digits)).doubleValue();
            if (given[k] != full[k] && (digits > DIGITS || rounded != given[k])) {
                return Optional.empty();
            }
        }
        double most = 0;
        for (R row : optimum.setup.rows) {
            double own = optimum.predict(optimum.law, row);
            most = Math.max(most, Math.abs(optimum.predict(other, row) / own - 1));
        }
        return Optional.of("rounded coefficients: predictions of the rows fitted move by up to "
                + Decimals.rounded(100 * most, 2) + " %, and more beyond them; use the fit's own law()");
    }
}
