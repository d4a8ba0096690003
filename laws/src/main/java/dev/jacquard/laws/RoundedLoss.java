package dev.jacquard.laws;

import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scaling.loss.CoupledLaw;
import dev.jacquard.scaling.loss.KaplanLaw;
import dev.jacquard.scaling.loss.LossLaw;
import dev.jacquard.scaling.loss.Rounding;
import java.util.Map;
import java.util.Optional;

/** Says where the rounding of a law's printed coefficients moves the loss at a point notably. */
final class RoundedLoss {

    /** Share of the loss; the seed of a run moves it by as much. */
    private static final double NOTABLE = 0.01;

    private static final int PRINTED_DIGITS = 4;

    private RoundedLoss() {}

    /** A sentence for laws of parameters and tokens whose rounding matters here; nothing for others. */
    static Optional<String> warning(CatalogueLaw law, Map<String, Double> inputs) {
        return LawCatalogue.lossLaws().stream()
                .filter(published -> published.id().equals(LawCatalogue.currentLossLaw(law.id())))
                .findFirst()
                .flatMap(published -> rounding(published.law(), inputs))
                .filter(loss -> loss.high() - loss.low() > NOTABLE * loss.printed())
                .map(loss ->
                        "rounded coefficients: the loss is " + rounded(loss.printed()) + " as printed, anything from "
                                + rounded(loss.low()) + " to " + rounded(loss.high()) + " as rounded");
    }

    private static Optional<Rounding> rounding(LossLaw law, Map<String, Double> inputs) {
        if (law instanceof ChinchillaLaw chinchilla) {
            return Optional.of(of(ChinchillaLaw.FAMILY, chinchilla, inputs));
        }
        if (law instanceof KaplanLaw kaplan) {
            return Optional.of(of(KaplanLaw.FAMILY, kaplan, inputs));
        }
        return law instanceof CoupledLaw coupled
                ? Optional.of(of(CoupledLaw.FAMILY, coupled, inputs))
                : Optional.empty();
    }

    private static <L extends LossLaw> Rounding of(Family<L> family, L law, Map<String, Double> inputs) {
        return Rounding.of(family, law, moved -> moved.loss(inputs.get("parameters"), inputs.get("tokens")));
    }

    private static String rounded(double loss) {
        return Decimals.rounded(loss, PRINTED_DIGITS);
    }
}
