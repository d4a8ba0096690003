package dev.jacquard.scenarios.binding;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.argument.Condition;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one claim of a scenario. */
final class ClaimReader {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final ModelShape model;

    ClaimReader(ModelShape model) {
        this.model = model;
    }

    Claim claim(Yaml node) {
        FieldReader claim = FieldReader.of(node, "claim", "field of a claim", Format.names(Format.CLAIM));
        String id = claim.text("claim.", "id", "a short name");
        if (!ID.matcher(id).matches()) {
            throw claim.placeOf("id").refuse("claim.id", id, "letters, digits, dots and hyphens");
        }
        String prefix = id + ".";
        Claim.Kind kind = claim.word(prefix, "kind", List.of(Claim.Kind.values()), Claim.Kind::word);
        return new Claim(
                id,
                claim.word(prefix, "by", List.of(Claim.By.values()), Claim.By::word),
                kind,
                claim.word(prefix, "evidence", List.of(Claim.Evidence.values()), Claim.Evidence::name),
                claim.text(prefix, "text", "the claim in words"),
                predicate(claim, id, kind),
                level(claim, id, kind),
                resolution(claim, id));
    }

    private Optional<Condition> predicate(FieldReader claim, String id, Claim.Kind kind) {
        Optional<String> when = claim.optionalText(id + ".", "when", "a predicate such as `output < 2 year`");
        if (when.isEmpty() && kind != Claim.Kind.IDENTITY) {
            throw claim.place().refuse(id + ".when", "missing", "a predicate such as `output < 2 year`");
        }
        return when.map(text -> claim.placeOf("when")
                .check(id, () -> Predicates.open(Predicates.parse(text, model), model, kind == Claim.Kind.IDENTITY)));
    }

    private static double level(FieldReader claim, String id, Claim.Kind kind) {
        Optional<String> text = claim.optionalText(id + ".", "level", "a level such as 90%");
        if (text.isEmpty()) {
            return Claim.DEFAULT_LEVEL;
        }
        Place place = claim.placeOf("level");
        if (kind != Claim.Kind.DATA) {
            throw place.refuse(id + ".level", text.get(), "no level, except for a claim of kind data");
        }
        return place.check(id + ".level", () -> {
            String number = text.get().endsWith("%")
                    ? text.get().substring(0, text.get().length() - 1).strip()
                    : text.get();
            if (!number.matches("\\d{2}(\\.\\d+)?")) {
                throw Check.refused(id + ".level", text.get(), "between 50% and 99%");
            }
            return Check.within(id + ".level", Decimals.fromPercent(Double.parseDouble(number)), 0.50, 0.99);
        });
    }

    private static Optional<Claim.Resolution> resolution(FieldReader claim, String id) {
        Optional<Boolean> outcome = claim.optionalText(id + ".", "outcome", "true or false")
                .map(text -> claim.word(id + ".", "outcome", List.of(true, false), String::valueOf));
        Optional<String> outcomeSource = claim.optionalText(id + ".", "outcomeSource", "where the outcome was read");
        if (outcome.isPresent() != outcomeSource.isPresent()) {
            throw claim.place().refuse(id + ".outcome", "without its pair", "outcome and outcomeSource together");
        }
        if (claim.node("resolves").isEmpty()) {
            if (outcome.isPresent()) {
                throw claim.placeOf("outcome")
                        .refuse(id + ".outcome", outcome.get(), "a claim with a `resolves` block");
            }
            return Optional.empty();
        }
        FieldReader resolves = FieldReader.of(
                claim.node("resolves").orElseThrow(),
                id + ".resolves",
                "field of resolves",
                Format.names(Format.RESOLVES));
        String prefix = id + ".resolves.";
        LocalDate date = resolves.date(prefix, "date");
        if (outcome.isPresent() && Days.isToCome(date)) {
            throw claim.placeOf("outcome")
                    .refuse(id + ".outcome", outcome.get(), "no outcome before the day it resolves, " + date);
        }
        return Optional.of(new Claim.Resolution(
                date, resolves.text(prefix, "source", "what settles the claim"), outcome, outcomeSource));
    }
}
