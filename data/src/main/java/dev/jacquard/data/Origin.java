package dev.jacquard.data;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.Family;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where laws of a signature come from: published sets of constants, or a formula that is made of what it is asked with.
 *
 * @param published every publication; asked for when somebody wants them
 * @param stated who stated the formula, if it is one
 * @param maker the law of the constants among the inputs, for a formula
 * @param family the form of a law, if it has one
 */
record Origin<L>(
        Supplier<List<Published<L>>> published,
        Optional<Stated> stated,
        Function<Inputs, L> maker,
        Function<L, Optional<Family<L>>> family) {

    static <L> Origin<L> sets(Function<L, Optional<Family<L>>> family, Supplier<List<Published<L>>> published) {
        Check.notNull("published", published);
        return new Origin<>(
                published,
                Optional.empty(),
                in -> {
                    throw Check.refused("law", "no constants", "one with published or fitted values");
                },
                family);
    }

    static <L> Origin<L> formula(Stated stated, Function<Inputs, L> maker) {
        Check.notNull("maker", maker);
        return new Origin<>(List::of, Optional.of(stated), maker, law -> Optional.empty());
    }

    Origin<L> of(Family<L> form) {
        Check.notNull("family", form);
        return new Origin<>(published, stated, maker, law -> Optional.of(form));
    }
}
