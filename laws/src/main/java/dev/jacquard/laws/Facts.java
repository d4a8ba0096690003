package dev.jacquard.laws;

import dev.jacquard.data.Dataset;
import dev.jacquard.data.Datasets;
import dev.jacquard.data.Fact;
import dev.jacquard.data.FactName;
import dev.jacquard.data.Published;
import dev.jacquard.data.Signature;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Param;
import dev.jacquard.numerics.quantity.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Published numbers by name, as they stood on a day: cells of data sets and constants of laws.
 *
 * <pre>{@code
 * FactName pinned = FactName.parse("time-horizons/claude-opus-4.5.minutes50@2026-01-31");
 * Facts.at(pinned).quantity();             // 320.422486 min
 * Facts.newest(pinned).quantity();         // 292.994594 min
 * }</pre>
 */
public final class Facts {

    /** Later than anything that was published. */
    private static final LocalDate NOW = LocalDate.MAX;

    private Facts() {}

    /**
     * The number as it stood on the day of its name.
     *
     * @throws IllegalArgumentException for a set, row, column, law or constant that is not there, naming the nearest, and for a day
     *     before it was known, with the first
     */
    public static Fact at(FactName name) {
        if (Datasets.slugs().contains(name.set())) {
            return Datasets.named(name.set()).fact(name.key(), name.column(), name.day());
        }
        for (Signature<?> signature : LawCatalogue.signatures()) {
            if (signature.id().equals(name.set()) && !signature.published().isEmpty()) {
                return constant(signature, name);
            }
        }
        List<String> known = new ArrayList<>(Datasets.slugs());
        LawCatalogue.signatures().forEach(signature -> known.add(signature.id()));
        throw Check.refused(
                "fact",
                name.toString(),
                "a data set or a law: one of: "
                        + Check.among(name.set(), known, "jacquard list data and jacquard laws list")
                        + Check.nearest(name.set(), known));
    }

    /** The number as it stands, under the day from which it has been so. */
    public static Fact newest(FactName name) {
        Fact newest = at(name.on(NOW));
        LocalDate since = newest.since().filter(day -> day.isAfter(name.day())).orElse(name.day());
        return at(name.on(since));
    }

    /** The number as it stood on a day or, where it was not known yet, as it was first known. */
    public static Fact knownOn(FactName name, LocalDate day) {
        try {
            return at(name.on(day));
        } catch (IllegalArgumentException unknownThen) {
            return first(name).orElseThrow(() -> unknownThen);
        }
    }

    /** The number as it was first published. */
    private static Optional<Fact> first(FactName name) {
        if (Datasets.slugs().contains(name.set())) {
            Dataset set = Datasets.named(name.set());
            return set.firstDay(name.key()).map(day -> at(name.on(day)));
        }
        return Optional.of(at(name));
    }

    private static <L> Fact constant(Signature<L> signature, FactName name) {
        Published<L> named = signature.published(name.set() + "/" + name.key());
        if (!named.vintage().isKnownOn(name.day())) {
            throw Check.refused(
                    named.id() + "@" + name.day(),
                    "not known yet",
                    "a day from " + named.vintage().asOf().orElseThrow() + " on");
        }
        Published<L> stood = stoodOn(signature, named, name.day());
        Family<L> family = signature
                .family(stood.law())
                .orElseThrow(() -> Check.refused("fact", name.toString(), "a law with named constants"));
        if (!family.names().contains(name.column())) {
            throw Check.refused(
                    stood.id(),
                    name.column(),
                    "one of: " + Check.among(name.column(), family.names())
                            + Check.nearest(name.column(), family.names()));
        }
        int index = family.index(name.column());
        double value = family.vector(stood.law())[index];
        return new Fact(
                name,
                Decimals.shortest(value),
                value,
                unit(family.params().get(index)),
                stood.confidence(),
                stood.citation().text(),
                stood.vintage().asOf(),
                stood.vintage()
                        .supersededBy()
                        .flatMap(id -> signature.published(id).vintage().asOf()));
    }

    /** The publication, or what had taken its place by a day. */
    private static <L> Published<L> stoodOn(Signature<L> signature, Published<L> named, LocalDate day) {
        Published<L> stood = named;
        while (stood.vintage().supersededBy().isPresent()) {
            Published<L> next =
                    signature.published(stood.vintage().supersededBy().get());
            if (!next.vintage().isKnownOn(day)) {
                return stood;
            }
            stood = next;
        }
        return stood;
    }

    private static Unit unit(Param param) {
        try {
            return Unit.parse(param.unit());
        } catch (IllegalArgumentException e) {
            return Unit.ONE;
        }
    }
}
