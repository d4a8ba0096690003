package dev.jacquard.command;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.quantity.Quantity;
import dev.jacquard.numerics.quantity.Unit;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code jacquard plan --flop C}: how large a model, how many tokens, and the loss to expect. */
@Command(
        name = "plan",
        description = {
            "Plan a training run from its compute: how large a model, on how many tokens, and the loss to expect.",
            "Intervals, 90 %% unless --level says otherwise, come from the joint uncertainty of the law's coefficients."
        },
        footer = {
            "",
            "Examples:",
            "  jacquard plan --flop 5.76e23",
            "  jacquard plan --flop 5.76e23 --serve-tokens 1e13",
            "  jacquard plan --flop 1e22 --unique-tokens 25e9"
        })
final class PlanCommand implements Callable<Integer> {

    private static final String NO_COSTS =
            "--flop; plans in money need a model of what accelerators cost, and there is none yet";

    @ParentCommand
    private Jacquard jacquard;

    @Option(names = "--flop", paramLabel = "C", description = "Training compute, FLOP.")
    private String flop;

    @Option(
            names = "--law",
            paramLabel = "LAW",
            description = "A law of parameters and tokens (default: " + PlanQuestion.DEFAULT_LAW + "; with"
                    + " --unique-tokens " + PlanQuestion.DEFAULT_LIMITED_LAW + ").")
    private String law;

    @Option(
            names = "--serve-tokens",
            paramLabel = "T",
            description = "Tokens read and written while serving, over the model's whole life: a model as good as the"
                    + " one without, at the least compute of training and serving together.")
    private String serveTokens;

    @Option(
            names = "--unique-tokens",
            paramLabel = "U",
            description = "Different tokens at hand: beyond them data are repeated.")
    private String uniqueTokens;

    @Option(
            names = "--level",
            paramLabel = "P",
            defaultValue = "0.9",
            description = "Level of the intervals (default: ${DEFAULT-VALUE}).")
    private double level;

    @Option(names = "--usd", hidden = true)
    private String usd;

    @Option(names = "--accelerator", hidden = true)
    private String accelerator;

    @Option(names = "--mfu", hidden = true)
    private String mfu;

    @Override
    public Integer call() {
        refuse("--usd", usd);
        refuse("--accelerator", accelerator);
        refuse("--mfu", mfu);
        Check.openFraction("--level", level);
        if (flop == null) {
            throw Check.refused("--flop", "missing", "training compute, such as 5.76e23");
        }
        PlanQuestion question = new PlanQuestion(
                amount("--flop", flop, "FLOP").orElseThrow(),
                Optional.ofNullable(law),
                amount("--serve-tokens", serveTokens, "token"),
                amount("--unique-tokens", uniqueTokens, "token"));
        PlanAnswer answer = question.answer(level, jacquard.seed());
        if (jacquard.json()) {
            jacquard.print(answer.json());
        } else {
            jacquard.print(answer.text());
        }
        return Jacquard.DONE;
    }

    private static void refuse(String name, String value) {
        if (value != null) {
            throw Check.refused(name, value, NO_COSTS);
        }
    }

    private static OptionalDouble amount(String name, String text, String symbol) {
        if (text == null) {
            return OptionalDouble.empty();
        }
        Unit unit = Unit.parse(symbol);
        double value;
        try {
            value = Quantity.parse(text, unit).in(unit);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage().replaceFirst("^quantity: ", ""), e);
        }
        return OptionalDouble.of(Check.positive(name, value));
    }
}
