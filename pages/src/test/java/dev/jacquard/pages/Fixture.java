package dev.jacquard.pages;

import dev.jacquard.charts.Axis;
import dev.jacquard.charts.Figure;
import dev.jacquard.charts.LineChart;
import dev.jacquard.charts.Point;
import dev.jacquard.scenarios.Folders;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.argument.In;
import dev.jacquard.scenarios.argument.Out;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A small argument with everything a report shows: a model with a figure, a choice, dated and judged inputs, an answer. */
final class Fixture {

    static final LocalDate DATE = LocalDate.of(2026, 6, 1);

    static final String YAML = """
            format: 1
            id: harvest
            title: Does the second field pay?
            author: A. Writer
            source: {title: Two fields, date: 2025-12-10, url: https://example.org/fields}
            inputs:
              price: {value: "90%: 8 .. 12", basis: judgement, why: what the market gave, asOf: 2025-10-01}
              seed: {value: "90%: 2 .. 3", basis: B. Author 2020, why: what seed cost, asOf: 2026-05-01}
              soil: {value: "choice: rich (1) | poor (1)", basis: C. Author (from memory), why: two surveys disagree}
              hail: {value: "= 0.25", basis: definition, why: one year in four}
            claims:
              - {id: pays, by: author, kind: belief, evidence: D, text: The second field pays., when: profit > 2 USD}
              - {id: rich, by: implied, kind: belief, evidence: C, text: Rich soil is enough., when: profit > 0 USD}
              - {id: ours, by: us, kind: belief, evidence: B, text: Hail decides., when: loss > 2 USD}
              - {id: sure, by: us, kind: identity, evidence: A, text: Revenue is price times yield.}
            outputs: [profit]
            answer: {text: Prices will rise., set: {price: "90%: 20 .. 30"}}
            """;

    static final String STORY = """
            # Does the second field pay?

            ## The question
            Whether to plough a second field.

            ## What the author says
            It pays, he says, at {{author: 10 shillings}}.

            ## The model in one picture
            Profit is $p y - s$, with $$y = \\frac{4}{5}$$ on rich soil.

            {{figure:price-line}}

            ## What we find
            The median profit is {{outputs.profit.p50 | usd}}. That it pays {{claims.pays.verdict}}; see {{figure:claims}}.

            ## What drives it
            The driver is {{claims.pays.driver}}, under {{inputs.price}}.

            ## What would change our mind
            A price list of one year.

            ## What the author would answer
            Prices will rise.

            ## What the model leaves out
            Weeds.
            """;

    private Fixture() {}

    /** Profit of a field; knows its closed form. */
    public record Harvest(
            @In(low = 0) double price,
            double seed,
            Soil soil,
            @In(low = 0, high = 1) double hail) {
        public enum Soil {
            RICH,
            POOR
        }

        public record Outputs(
                @Out(unit = "USD") double profit,
                @Out(unit = "USD") double loss) {}

        public Outputs outputs() {
            double yield = soil == Soil.RICH ? 0.8 : 0.2;
            return new Outputs(price * yield - seed, price * hail);
        }

        public static List<Figure> figures(ScenarioRun run) {
            List<Point> points = IntStream.rangeClosed(1, 20)
                    .mapToObj(price -> new Point(price, price * 0.8))
                    .toList();
            return List.of(new Figure(
                    "price-line",
                    "Revenue rises with the price",
                    "USD against USD",
                    "At the highest price drawn it is "
                            + Math.round(points.get(19).y()) + " USD.",
                    "ours",
                    "",
                    new LineChart(
                            Axis.linear("price"),
                            Axis.linear("revenue"),
                            List.of(LineChart.Series.line("rich soil", points, 1, 10)))));
        }
    }

    static Scenario scenario(Path parent, String yaml, String story) {
        Path folder = Folders.write(parent.resolve("harvest"), "scenario.yaml", yaml);
        Folders.write(folder, "story.md", story);
        return Scenario.load(folder, Harvest.class);
    }

    static Scenario scenario(Path parent) {
        return scenario(parent, YAML, STORY);
    }

    /** The same with somebody who disagrees on two numbers and a choice, so that the report says where the two part. */
    static Scenario disputed(Path parent) {
        scenario(parent);
        Path folder = Folders.write(parent.resolve("harvest"), "beliefs/buyer.yaml", """
                format: 1
                who: the buyer of the whole harvest
                inputs:
                  price: {value: "90%: 2 .. 6", basis: a price list (from memory), why: what he pays}
                  seed: {value: "choice: 90%: 4 .. 5 (2) | = 6 (1)", basis: judgement, why: dear this year}
                  soil: {value: "= poor", basis: judgement, why: he has seen it}
                """);
        return Scenario.load(folder, Harvest.class);
    }

    static Report report(Scenario scenario) {
        return Report.of(scenario.run(2_000, 1), DATE);
    }

    /** The report of the scenario as it stands: made once, for all tests that only read it. */
    static Report report() {
        return AsItStands.REPORT;
    }

    private static final class AsItStands {

        private static final Report REPORT = report(scenario(folder()));

        /** Gone with this JVM; files are removed in the order opposite to this one. */
        private static Path folder() {
            try {
                Path parent = Files.createTempDirectory("fixture");
                Path own = parent.resolve("harvest");
                Stream.of(parent, own, own.resolve("scenario.yaml"), own.resolve("story.md"))
                        .forEach(path -> path.toFile().deleteOnExit());
                return parent;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
