package dev.jacquard.scaling.horizon;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Stated;
import dev.jacquard.data.Variable;

/** What laws of success by human time have in common by name. */
final class HorizonVariables {

    static final Variable MINUTES = Variable.positive("minutes", "min", "human time of the task");
    static final Variable H50 = Variable.positive("h50", "min", "human time of the tasks completed half of the time");
    static final Variable SUCCESS = Variable.any("success", "share", "chance of success");
    static final Variable H80 = Variable.any("h80", "min", "human time of the tasks completed four times in five");

    private static final double FOUR_FIFTHS = 0.8;

    private HorizonVariables() {}

    /** A link between human time and success; they stand together in the catalogue. */
    static Stated link(String name, String title, String source, Confidence confidence) {
        return Stated.of("time-horizon/" + name, title, source, confidence)
                .noting(
                        "Every horizon that is not at 50 % depends on the link: logistic and half-life differ by about two at 80 %.");
    }

    /** What every link answers, besides what it takes. */
    static <L extends HorizonLaw> Signature<L> answers(Signature<L> link) {
        return link.gives(SUCCESS, MINUTES, HorizonLaw::success)
                .gives(H80, (law, in) -> law.horizon(FOUR_FIFTHS))
                .falls(SUCCESS, MINUTES)
                .rises(SUCCESS, H50)
                .rises(H80, H50);
    }
}
