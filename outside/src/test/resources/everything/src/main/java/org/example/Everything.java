package org.example;

import dev.jacquard.charts.Charts;
import dev.jacquard.data.Datasets;
import dev.jacquard.data.PublishedRun;
import dev.jacquard.numerics.fit.Objective;
import dev.jacquard.pages.Report;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scaling.loss.ComputeRun;
import dev.jacquard.scaling.loss.PowerLaw;
import dev.jacquard.scenarios.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Asks a law, fits one, runs an essay, reports it and draws a figure. */
public final class Everything {

    private Everything() {}

    public static void main(String[] arguments) throws IOException {
        Path out = Path.of(arguments[0]);
        var chinchilla = ChinchillaLaw.besiroglu2024();
        System.out.println("optimum " + chinchilla.law().optimal(5e26));
        var runs = PublishedRun.all().stream()
                .filter(run -> run.family().equals("cerebras-gpt"))
                .map(run -> new ComputeRun(run.flop(), run.loss()))
                .toList();
        var fit = PowerLaw.fitter().objective(Objective.leastSquares()).fit(runs);
        System.out.printf(Locale.ROOT, "fitted %.4g%n", fit.law().loss(1e23));
        System.out.println("table of " + Datasets.named("time-horizons").table().rowCount());
        var base = Scenario.load("lossy-self-improvement").run(2_000, 7);
        System.out.println("verdict " + base.claim("foot-feels-exponential").verdict());
        Files.writeString(out.resolve("figure.svg"), Charts.svg(Charts.lossCurve(chinchilla, 1e20, 1e27)));
        Report.of(base).writeHtml(out.resolve("report.html"));
    }
}
