package dev.jacquard.scenarios.crux;

import dev.jacquard.charts.NumberStyle;
import dev.jacquard.numerics.decision.ValueOfInformation;
import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.scenarios.argument.Assumption.Role;
import dev.jacquard.scenarios.crux.Disagreement.Contribution;
import dev.jacquard.scenarios.crux.Disagreement.Measurement;
import dev.jacquard.scenarios.crux.Disagreement.Side;
import dev.jacquard.scenarios.crux.Disagreement.Statistic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A disagreement in plain sentences, all computed: another disagreement says something else. */
final class CruxWords {

    private static final double STANDARD_ERRORS = 2;

    /** A part that is a tenth of all parts is worth a word, though another is larger. */
    private static final double NOTEWORTHY = 0.1;

    private final Disagreement parting;

    CruxWords(Disagreement parting) {
        this.parting = parting;
    }

    /** All that is to be said, the crux second. */
    List<String> all() {
        List<String> sentences = new ArrayList<>();
        sentences.add(gap());
        sentences.add(crux());
        next().ifPresent(sentences::add);
        against().ifPresent(sentences::add);
        unknown().ifPresent(sentences::add);
        roles().ifPresent(sentences::add);
        measuring().ifPresent(sentences::add);
        sentences.add("Both sides are as their files put them, which need not be how they would put it themselves.");
        return sentences;
    }

    String gap() {
        String subject = parting.question().subject();
        if (isProbability()) {
            return "Claim " + subject + " is true in " + value(parting.a()) + " of the draws for "
                    + parting.a().name() + " and in " + value(parting.b()) + " for "
                    + parting.b().name() + ".";
        }
        return "The " + parting.question().statistic().word() + " of " + subject + " is " + value(parting.a()) + " for "
                + parting.a().name() + " and " + value(parting.b()) + " for "
                + parting.b().name() + ".";
    }

    /** Which input it is, how much of the gap it makes, and what is close behind it. */
    String crux() {
        if (parting.contributions().isEmpty()) {
            return "The two disagree on no input.";
        }
        Contribution first = parting.contributions().get(0);
        if (first.mayBeZero()) {
            return "No crux: with so many draws no input's part can be told from nothing.";
        }
        List<String> close = parting.contributions().stream()
                .skip(1)
                .filter(other -> isClose(first, other))
                .map(other -> other.input() + " (" + amount(other.amount()) + ")")
                .toList();
        String text = "The crux is " + first.input() + ": what the two believe about it makes " + amount(first.amount())
                + " of the gap of " + amount(parting.gap());
        String tie = close.isEmpty() ? "" : "; too close to it to be told apart: " + String.join(", ", close);
        return text + tie + "." + (first.role() == Role.VALUE ? " It is a value: no measurement settles it." : "");
    }

    private static boolean isClose(Contribution first, Contribution other) {
        double difference = Math.abs(first.amount()) - Math.abs(other.amount());
        return !(difference > STANDARD_ERRORS * Math.hypot(first.standardError(), other.standardError()));
    }

    /** What else is large, lest the crux be taken for the whole gap. */
    private Optional<String> next() {
        if (parting.contributions().isEmpty() || parting.contributions().get(0).mayBeZero()) {
            return Optional.empty();
        }
        Contribution first = parting.contributions().get(0);
        String names = parting.contributions().stream()
                .skip(1)
                .filter(own -> own.share() >= NOTEWORTHY && own.amount() * parting.gap() > 0)
                .filter(own -> !own.mayBeZero() && !isClose(first, own))
                .map(own -> own.input() + " (" + amount(own.amount()) + ")")
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of("It is not all: next comes " + names + ".");
    }

    private Optional<String> against() {
        String names = parting.contributions().stream()
                .filter(own -> own.amount() * parting.gap() < 0 && !own.mayBeZero())
                .map(own -> own.input() + " (" + amount(own.amount()) + ")")
                .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("The other way, bringing the two closer, works " + names + ".");
    }

    private Optional<String> unknown() {
        List<Contribution> unsure =
                parting.contributions().stream().filter(Contribution::mayBeZero).toList();
        List<String> none = unsure.stream()
                .filter(CruxWords::isNothing)
                .map(Contribution::input)
                .toList();
        List<String> noise = unsure.stream()
                .filter(own -> !isNothing(own))
                .map(Contribution::input)
                .toList();
        List<String> sentences = new ArrayList<>();
        if (!none.isEmpty()) {
            sentences.add("Disputed, but without any part in this answer: " + String.join(", ", none) + ".");
        }
        if (!noise.isEmpty() && !parting.contributions().get(0).mayBeZero()) {
            sentences.add(
                    "Not told from nothing, being within two standard errors of it: " + String.join(", ", noise) + ".");
        }
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
    }

    private static boolean isNothing(Contribution own) {
        return own.amount() == 0 && own.standardError() == 0;
    }

    /** Facts apart from values, where a disputed value has a part. */
    private Optional<String> roles() {
        List<String> values = parting.contributions().stream()
                .filter(own -> own.role() == Role.VALUE && !isNothing(own))
                .map(Contribution::input)
                .toList();
        if (values.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("Facts make " + amount(parting.amountOf(Role.FACT)) + " of the gap; values ("
                + String.join(", ", values) + "), which people want rather than find out, make "
                + amount(parting.amountOf(Role.VALUE)) + ".");
    }

    /** What could be known and is worth most: not always what one measurement settles, nor the crux. */
    private Optional<String> measuring() {
        if (parting.measureFirst().isEmpty()) {
            return Optional.empty();
        }
        Disagreement.Measuring measuring = parting.measuring();
        Measurement first = parting.measureFirst().get(0);
        String found = first.worth().mayBeZero()
                ? "No single measurement can be told from worthless."
                : "To measure first: " + first.input() + ", by " + first.observation() + ". That would "
                        + gain(first.worth().value()) + " (standard error "
                        + worth(first.worth().standardError()) + ")" + tied(first) + ".";
        return Optional.of("To decide " + measuring.decision()
                + ", drawing each disputed input from either side by a coin of its own, a"
                + " mixture that neither holds: " + now()
                + found + known(first) + " Knowing everything would "
                + gain(measuring.perfect().value()) + ".");
    }

    private String now() {
        return isShare()
                ? "deciding now would be right in "
                        + percent(parting.measuring().now()) + " of the draws" + whole() + ". "
                : "gains are in " + parting.question().output() + ", on top of deciding now. ";
    }

    /** The other half and half, one coin for all inputs: each side is held whole. */
    private String whole() {
        if (!isProbability()) {
            return "";
        }
        double p = (parting.a().value() + parting.b().value()) / 2;
        return " (in " + percent(Math.max(p, 1 - p)) + " where one coin decides for all inputs whose beliefs hold)";
    }

    private String tied(Measurement first) {
        String names = parting.measureFirst().stream()
                .skip(1)
                .filter(other -> isClose(first.worth(), other.worth()))
                .map(Measurement::input)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : ", too close to be told apart from measuring " + names;
    }

    private static boolean isClose(ValueOfInformation first, ValueOfInformation other) {
        double difference = first.value() - other.value();
        return !(difference > STANDARD_ERRORS * Math.hypot(first.standardError(), other.standardError()));
    }

    private boolean isShare() {
        return parting.measuring().unit().isShare();
    }

    private String known(Measurement first) {
        Measurement most = parting.measureFirst().stream()
                .max(Comparator.comparingDouble(own -> own.ceiling().value()))
                .orElseThrow();
        if (most.ceiling().mayBeZero()) {
            return first.worth().mayBeZero() ? " Nor can knowing any one disputed fact exactly." : "";
        }
        String exactly = " Known exactly, " + most.input() + " would "
                + gain(most.ceiling().value());
        boolean same = most.input().equals(first.input()) && !first.worth().mayBeZero();
        return same ? exactly + "." : exactly + "; " + most.observation() + " gains less.";
    }

    private String gain(double value) {
        return isShare()
                ? "raise the share of right decisions by " + worth(value)
                : "gain " + worth(value) + " in " + parting.question().output();
    }

    private String worth(double value) {
        Unit unit = parting.measuring().unit();
        return unit.isShare() ? NumberStyle.PLAIN.text(100 * value) + " percentage points" : quantity(value, unit);
    }

    /** An answer. */
    String value(Side side) {
        return isProbability()
                ? percent(side.value())
                : quantity(side.value(), parting.question().unit());
    }

    /** An amount in the question's unit; of a probability in percentage points. */
    String amount(double amount) {
        return isProbability()
                ? points(amount)
                : quantity(amount, parting.question().unit());
    }

    private boolean isProbability() {
        return parting.question().statistic() == Statistic.PROBABILITY;
    }

    private static String percent(double share) {
        return NumberStyle.PLAIN.text(100 * share) + NumberStyle.NARROW + "%";
    }

    private static String points(double share) {
        return NumberStyle.PLAIN.text(100 * share) + " points";
    }

    private static String quantity(double value, Unit unit) {
        return NumberStyle.PLAIN.text(value) + (unit.isPlain() || unit.isShare() ? "" : NumberStyle.NARROW + unit);
    }
}
