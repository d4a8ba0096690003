package dev.jacquard.numerics.uncertainty;

/**
 * Quantiles of the standard normal distribution by rational functions, one for the centre and two for the tails.
 *
 * <p>{@link NormalTable} tabulates them; they themselves serve what lies outside the table.
 *
 * @see <a href="https://doi.org/10.2307/2347330">Wichura 1988</a>, algorithm AS 241, routine PPND16
 */
final class Wichura {

    private static final double[] CENTRE_OVER = {
        2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
        1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e+0
    };
    private static final double[] CENTRE_UNDER = {
        5.2264952788528545610e+3,
        2.8729085735721942674e+4,
        3.9307895800092710610e+4,
        2.1213794301586595867e+4,
        5.3941960214247511077e+3,
        6.8718700749205790830e+2,
        4.2313330701600911252e+1,
        1
    };
    private static final double[] MIDDLE_OVER = {
        7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e+0,
        3.64784832476320460504e+0, 5.76949722146069140550e+0, 4.63033784615654529590e+0, 1.42343711074968357734e+0
    };
    private static final double[] MIDDLE_UNDER = {
        1.05075007164441684324e-9,
        5.47593808499534494600e-4,
        1.51986665636164571966e-2,
        1.48103976427480074590e-1,
        6.89767334985100004550e-1,
        1.67638483018380384940e+0,
        2.05319162663775882187e+0,
        1
    };
    private static final double[] TAIL_OVER = {
        2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
        2.96560571828504891230e-1, 1.78482653991729133580e+0, 5.46378491116411436990e+0, 6.65790464350110377720e+0
    };
    private static final double[] TAIL_UNDER = {
        2.04426310338993978564e-15,
        1.42151175831644588870e-7,
        1.84631831751005468180e-5,
        7.86869131145613259100e-4,
        1.48753612908506148525e-2,
        1.36929880922735805310e-1,
        5.99832206555887937690e-1,
        1
    };

    private Wichura() {}

    /** The quantile of p, about 1e-16 relative: minus infinity at 0 and infinity at 1. */
    static double quantile(double p) {
        double q = p - 0.5;
        if (Math.abs(q) <= 0.425) {
            return q * centre(0.180625 - q * q);
        }
        if (p == 0 || p == 1) {
            return p == 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        double z = upper(q < 0 ? p : 1 - p);
        return q < 0 ? -z : z;
    }

    /** The quantile over {@code q = p - 1/2}, a function of {@code r = 0.425^2 - q^2}. */
    static double centre(double r) {
        return polynomial(CENTRE_OVER, r) / polynomial(CENTRE_UNDER, r);
    }

    /** The value above which the probability is a small m. */
    static double upper(double m) {
        double r = Math.sqrt(-StrictMath.log(m));
        return r <= 5
                ? polynomial(MIDDLE_OVER, r - 1.6) / polynomial(MIDDLE_UNDER, r - 1.6)
                : polynomial(TAIL_OVER, r - 5) / polynomial(TAIL_UNDER, r - 5);
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = coefficients[0];
        for (int i = 1; i < coefficients.length; i++) {
            sum = sum * x + coefficients[i];
        }
        return sum;
    }
}
