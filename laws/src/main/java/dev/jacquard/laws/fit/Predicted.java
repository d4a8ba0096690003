package dev.jacquard.laws.fit;

import java.util.List;

/**
 * What a fitted law says of a row that may be none of those fitted.
 *
 * @param number the prediction: of the law, not of one more run with its scatter
 * @param beyond for each input outside the rows fitted, how far; empty inside
 */
public record Predicted(Spread number, List<String> beyond) {

    public Predicted {
        beyond = List.copyOf(beyond);
    }

    @Override
    public String toString() {
        return number + (beyond.isEmpty() ? "" : "; " + String.join("; ", beyond));
    }
}
