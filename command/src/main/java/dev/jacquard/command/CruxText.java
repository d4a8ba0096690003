package dev.jacquard.command;

import dev.jacquard.charts.output.Version;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.decision.ValueOfInformation;
import dev.jacquard.scenarios.argument.Assumption.Role;
import dev.jacquard.scenarios.crux.Disagreement;
import dev.jacquard.scenarios.crux.Disagreement.Contribution;
import dev.jacquard.scenarios.crux.Disagreement.Measurement;
import dev.jacquard.scenarios.crux.Disagreement.Question;
import dev.jacquard.scenarios.crux.Disagreement.Sampling;
import dev.jacquard.scenarios.crux.Disagreement.Side;
import dev.jacquard.scenarios.crux.Disagreement.Statistic;
import dev.jacquard.scenarios.crux.Standing;
import java.util.List;

/** A disagreement as text for people. */
final class CruxText {

    private static final int DIGITS = 3;

    private final Disagreement parting;
    private final StringBuilder text = new StringBuilder();

    private CruxText(Disagreement parting) {
        this.parting = parting;
    }

    /**
     * The text.
     *
     * @param title the question of the scenario
     * @param standings all claims; none where an output or a claim was asked for
     */
    static String of(String title, Disagreement parting, List<Standing> standings) {
        CruxText own = new CruxText(parting);
        own.heading(title);
        own.answers();
        own.contributions();
        own.measurements();
        own.claims(standings);
        own.text.append('\n');
        parting.sentences().forEach(sentence -> own.text.append(sentence).append('\n'));
        return own.text.toString();
    }

    private void heading(String title) {
        Question question = parting.question();
        Sampling sampling = parting.sampling();
        line(title);
        line("a: " + parting.a().name() + " (" + parting.a().scenario() + ")");
        line("b: " + parting.b().name() + " (" + parting.b().scenario() + ")");
        String unit = question.unit().isPlain() ? "" : " [" + question.unit() + "]";
        line(
                isClaim()
                        ? "claim " + question.subject() + ": share of the draws in which it is true"
                        : question.statistic().word() + " of " + question.subject() + unit);
        line(sampling.draws() + " draws of each of " + sampling.mixtures() + " mixtures"
                + (sampling.exact() ? "" : " in sampled orders") + ", seed " + sampling.seed() + ", jacquard "
                + Version.current());
        line("");
    }

    private void line(String words) {
        text.append(words).append('\n');
    }

    private void answers() {
        String range = "p" + Decimals.rounded(50 * (1 - Disagreement.LEVEL), 2) + " .. p"
                + Decimals.rounded(50 * (1 + Disagreement.LEVEL), 2) + " of "
                + parting.question().output();
        TextTable table = new TextTable("", "answer", range);
        String percent = isClaim() ? "%" : "";
        table.row("a", amount(parting.a().value()) + percent, range(parting.a()));
        table.row("b", amount(parting.b().value()) + percent, range(parting.b()));
        table.row("gap", signed(parting.gap()) + (isClaim() ? " points" : ""), "");
        text.append(table.text()).append('\n');
    }

    private static String range(Side side) {
        return number(side.low()) + " .. " + number(side.high());
    }

    private void contributions() {
        if (parting.contributions().isEmpty()) {
            return;
        }
        TextTable table = TextTable.of(
                parting.parts()
                        .only("input", "role", "amount", "standard error", "share")
                        .titled(
                                "input",
                                "role",
                                isClaim() ? "part, points" : "part",
                                "standard error",
                                "share of all parts"),
                DIGITS);
        for (Role role : Role.values()) {
            String all = "all " + role.word() + "s";
            table.row(all, "", signed(parting.amountOf(role)), "", percent(parting.shareOf(role)));
        }
        text.append(table.text());
        line("");
        line("What they believe");
        for (Contribution own : parting.contributions()) {
            line("  " + own.input());
            line("    a  " + own.a());
            line("    b  " + own.b());
        }
        line("");
    }

    private void measurements() {
        if (parting.measureFirst().isEmpty()) {
            return;
        }
        Disagreement.Measuring measuring = parting.measuring();
        line("What to measure first, to decide " + measuring.decision());
        boolean shares = measuring.unit().isShare();
        line("each disputed input is drawn from either side by a coin of its own, a mixture that neither holds; "
                + (shares
                        ? "deciding now is right in " + number(100 * measuring.now())
                                + "% of the draws; gains are percentage points on top"
                        : "gain: " + measuring.payoff()));
        line("a gain of 0: no result would change what is decided");
        TextTable table =
                new TextTable("input", "gain", "standard error", "known exactly", "standard error", "measurement");
        for (Measurement own : parting.measureFirst()) {
            table.row(
                    own.input(),
                    worth(own.worth().value()),
                    worth(own.worth().standardError()),
                    worth(own.ceiling().value()),
                    worth(own.ceiling().standardError()),
                    own.observation());
        }
        ValueOfInformation all = measuring.perfect();
        table.row("everything", "", "", worth(all.value()), worth(all.standardError()), "");
        text.append(table.text());
    }

    private String worth(double value) {
        return number(parting.measuring().unit().isShare() ? 100 * value : value);
    }

    private void claims(List<Standing> standings) {
        if (standings.isEmpty()) {
            return;
        }
        TextTable table = new TextTable("claim", "a, %", "b, %", "gap, points", "");
        for (Standing own : standings) {
            boolean asked = own.claim().equals(parting.question().subject());
            table.row(
                    own.claim(),
                    number(100 * own.a()),
                    number(100 * own.b()),
                    plus(100 * own.gap()),
                    asked ? "taken apart above" : "");
        }
        text.append('\n').append(table.text());
    }

    private static String number(double value) {
        return Decimals.rounded(value, DIGITS);
    }

    private boolean isClaim() {
        return parting.question().statistic() == Statistic.PROBABILITY;
    }

    /** Of a claim in percent or points, else in the unit of the output. */
    private String amount(double value) {
        return number(isClaim() ? 100 * value : value);
    }

    private String signed(double value) {
        return plus(isClaim() ? 100 * value : value);
    }

    private static String plus(double value) {
        return (value > 0 ? "+" : "") + number(value);
    }

    private static String percent(double share) {
        return Decimals.rounded(100 * share, 2) + "%";
    }
}
