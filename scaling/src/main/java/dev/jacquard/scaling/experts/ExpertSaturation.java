package dev.jacquard.scaling.experts;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.numerics.Check;

/**
 * The number of experts that counts: more of them help less and less, and a few help less than their number.
 *
 * <p>{@code 1/Ehat = 1 / (E - 1 + (1/Es - 1/Em)^-1) + 1/Em}, with E experts. One expert counts as Es, not as 1, and experts without number
 * count as Em.
 *
 * <pre>{@code
 * new ExpertSaturation(1.847, 314.478).effective(64);   // 53.77
 * }</pre>
 *
 * @param Es what one expert counts as, {@code > 0}
 * @param Em what experts without number count as, {@code > Es}
 * @see <a href="https://arxiv.org/abs/2202.01169">Clark et al. 2022</a>, equation 1
 */
public record ExpertSaturation(double Es, double Em) {

    public ExpertSaturation {
        positive("Es", Es);
        positive("Em", Em);
        if (!(Em > Es)) {
            throw Check.refused("Em", Em, "a number above Es = " + Es);
        }
    }

    /**
     * Ehat, between Es and Em.
     *
     * @param experts E, {@code >= 1}
     */
    public double effective(double experts) {
        atLeast("experts", experts, 1);
        double room = 1 / (1 / Es - 1 / Em);
        return 1 / (1 / (experts - 1 + room) + 1 / Em);
    }
}
