package dev.jacquard.benchmarks;

import dev.jacquard.scenarios.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A model of the size of an essay, thirteen inputs of all usual shapes, whose answers are formulas. The numbers mean nothing. */
public record FormulaModel(
        double reviewTime,
        double autonomousTime,
        double parallelShare,
        double weight,
        double correlation,
        double closed,
        double returns,
        double lambda,
        double loss,
        double startGrowth,
        double share,
        double price,
        double volume) {

    private static final String SCENARIO = """
            format: 1
            id: formulas
            title: How fast are thirteen inputs drawn and five formulas answered?
            inputs:
              reviewTime: {value: "90%: 2 .. 20", basis: test, why: lognormal}
              autonomousTime: {value: "90%: 10 .. 240", basis: test, why: lognormal}
              parallelShare: {value: "90%: 0.8 .. 0.99 beta", basis: test, why: beta}
              weight: {value: "choice: 0 (30) | 0.25 (25) | 0.5 (25) | 1 (20)", basis: test, why: discrete}
              correlation: {value: "90%: 0.02 .. 0.4 beta", basis: test, why: beta}
              closed: {value: "90%: 0.2 .. 0.95 beta", basis: test, why: beta}
              returns: {value: "90%: 0.4 .. 3.6", basis: test, why: lognormal}
              lambda: {value: "90%: 0.15 .. 0.75 beta", basis: test, why: beta}
              loss: {value: "90%: 0.02 .. 0.5", basis: test, why: lognormal}
              startGrowth: {value: "90%: 0.3 .. 1.5", basis: test, why: lognormal}
              share: {value: "90%: 0.05 .. 0.4 beta", basis: test, why: beta}
              price: {value: "90%: 1 .. 9", basis: test, why: lognormal}
              volume: {value: "90%: 100 .. 900", basis: test, why: lognormal}
            claims:
              - {id: grows, by: us, kind: belief, evidence: D, text: It grows., when: growth > 1}
            """;

    /** The same answers without Java, by way of as many numbers again that are outputs too. */
    private static final String FORMULAS = """
            formulas:
              attempts: {is: 40 / (1 + 39 * correlation)}
              tried: {is: 1 + closed * ln(1 + attempts)}
              spent: {is: price * volume}
              gained: {is: volume * share}
              factor: {is: attempts ^ (lambda - loss)}
              knee: {is: 1 + autonomousTime / reviewTime}
              speed: {is: 1 / (1 - parallelShare + parallelShare / 40)}
              cost: {is: spent / tried}
              growth: {is: startGrowth * returns * factor}
              margin: {is: gained - weight * cost}
            """;

    /** What the formulas answer. */
    public record Outputs(double knee, double speed, double cost, double growth, double margin) {}

    /** The answers of one draw. */
    public Outputs outputs() {
        double attempts = 40 / (1 + 39 * correlation);
        double cost = price * volume / (1 + closed * Math.log1p(attempts));
        return new Outputs(
                1 + autonomousTime / reviewTime,
                1 / (1 - parallelShare + parallelShare / 40),
                cost,
                startGrowth * returns * Math.pow(attempts, lambda - loss),
                volume * share - weight * cost);
    }

    static Scenario scenario(Path folder) throws IOException {
        Files.writeString(Files.createDirectories(folder).resolve("scenario.yaml"), SCENARIO);
        return Scenario.load(folder, FormulaModel.class);
    }

    /** The same inputs, and the answers as formulas of the file. */
    static Scenario asFormulas(Path folder) throws IOException {
        Files.writeString(
                Files.createDirectories(folder).resolve("scenario.yaml"),
                SCENARIO.replace("inputs:", "model: formulas\ninputs:") + FORMULAS);
        return Scenario.load(folder);
    }
}
