package org.example;

import dev.jacquard.compute.RentedCompute;
import dev.jacquard.data.Datasets;
import dev.jacquard.data.PublishedRun;
import dev.jacquard.numerics.fit.Objective;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scaling.loss.ComputeRun;
import dev.jacquard.scaling.loss.PowerLaw;

/** Asks published laws, prices compute and fits a law to shipped runs. */
public final class LawsAlone {

    private LawsAlone() {}

    public static void main(String[] arguments) {
        var chinchilla = ChinchillaLaw.besiroglu2024();
        System.out.println("optimum " + chinchilla.law().optimal(5e26));
        System.out.printf(java.util.Locale.ROOT, "price %.3g%n", new RentedCompute(9.89e14, 0.40, 2.50).costUsd(5e26));
        var runs = PublishedRun.all().stream()
                .filter(run -> run.family().equals("cerebras-gpt"))
                .map(run -> new ComputeRun(run.flop(), run.loss()))
                .toList();
        var fit = PowerLaw.fitter().objective(Objective.leastSquares()).fit(runs);
        System.out.printf(java.util.Locale.ROOT, "fitted %.4g%n", fit.law().loss(1e23));
        System.out.println("rows " + Datasets.named("time-horizons").rows().rowCount());
    }
}
