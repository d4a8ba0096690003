package dev.jacquard.data;

import dev.jacquard.data.Signature.Trend;
import dev.jacquard.numerics.Check;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that comes out of laws of a signature.
 *
 * @param variable what it is
 * @param ask how a law is asked for it
 * @param trends whether it rises or falls with some of the inputs, by name
 */
record Given<L>(Variable variable, Ask.Any<L> ask, Map<String, Trend> trends) {

    static <L> Given<L> of(Variable variable, Ask.Any<L> ask) {
        return new Given<>(variable, Check.notNull("ask", ask), Map.of());
    }

    Given<L> going(Trend trend, List<String> with) {
        Map<String, Trend> more = new LinkedHashMap<>(trends);
        with.forEach(input -> more.put(input, trend));
        return new Given<>(variable, ask, Collections.unmodifiableMap(more));
    }
}
