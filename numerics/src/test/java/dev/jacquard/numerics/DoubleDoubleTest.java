package dev.jacquard.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoubleDoubleTest {

    /** Thirty digits, of the 31 that two doubles hold. */
    private static final double THIRTY_DIGITS = 1e-30;

    private static final MathContext FORTY = new MathContext(40);

    private static void isNear(DoubleDouble actual, String expected, double digits) {
        BigDecimal exact = new BigDecimal(actual.high()).add(new BigDecimal(actual.low()));
        BigDecimal wanted = new BigDecimal(expected);
        BigDecimal error = exact.subtract(wanted).divide(wanted, FORTY).abs();
        assertThat(error.doubleValue()).as(actual + " against " + expected).isLessThan(digits);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 3", "2.5134, 1e-9", "-123456.789, 0.0007", "1e-200, -7e-201"})
    void sumsProductsAndQuotientsAreThoseOfDecimals(String a, String b) {
        DoubleDouble x = DoubleDouble.parse(a);
        DoubleDouble y = DoubleDouble.parse(b);
        BigDecimal p = new BigDecimal(a);
        BigDecimal q = new BigDecimal(b);
        isNear(x, a, THIRTY_DIGITS);
        isNear(x.plus(y), p.add(q).toString(), THIRTY_DIGITS);
        isNear(x.minus(y), p.subtract(q).toString(), THIRTY_DIGITS);
        if (Math.abs(x.high()) > 1e-100) {
            isNear(x.times(y), p.multiply(q).toString(), THIRTY_DIGITS);
        }
        isNear(x.over(y), p.divide(q, FORTY).toString(), THIRTY_DIGITS);
    }

    @Test
    void whatCancelsLeavesTheLowDigits() {
        DoubleDouble third = DoubleDouble.of(1).over(3);
        assertThat(third.times(3).minus(1).value()).isLessThan(1e-31);
        isNear(DoubleDouble.of(1).plus(1e-25).minus(1), "1e-25", 1e-6);
    }

    /** Digits of e, ln 10 and the square root of two as printed in tables. */
    @Test
    void functionsHaveThirtyDigits() {
        isNear(DoubleDouble.of(1).exp(), "2.718281828459045235360287471352662497757", THIRTY_DIGITS);
        isNear(DoubleDouble.of(10).log(), "2.302585092994045684017991454684364207601", THIRTY_DIGITS);
        isNear(DoubleDouble.of(2).sqrt(), "1.414213562373095048801688724209698078570", THIRTY_DIGITS);
        isNear(
                DoubleDouble.of(2).pow(DoubleDouble.parse("0.5")),
                "1.414213562373095048801688724209698078570",
                THIRTY_DIGITS);
        // sqrt(e^-40) = e^-20
        isNear(DoubleDouble.of(-40).exp().sqrt().log(), "-20", THIRTY_DIGITS);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-600, -31.7, -1e-3, 1e-12, 0.3, 12, 700})
    void theLogarithmUndoesThePower(double x) {
        double error = DoubleDouble.of(x).exp().log().minus(x).value();
        assertThat(Math.abs(error)).isLessThan(1e-30 * Math.max(1, Math.abs(x)));
    }

    @Test
    void whatADoubleCannotHoldIsInfiniteOrNotANumber() {
        assertThat(DoubleDouble.of(800).exp().value()).isInfinite();
        assertThat(DoubleDouble.of(-800).exp().value()).isZero();
        assertThat(DoubleDouble.of(0).log().value()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(DoubleDouble.of(-1).log().value()).isNaN();
        assertThat(DoubleDouble.of(1).over(0).value()).isInfinite();
        assertThat(DoubleDouble.of(0).over(0).value()).isNaN();
        assertThat(DoubleDouble.of(0).sqrt().value()).isZero();
    }
}
