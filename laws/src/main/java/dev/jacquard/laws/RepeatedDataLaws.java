package dev.jacquard.laws;

import dev.jacquard.data.Published;
import dev.jacquard.data.Variable;
import dev.jacquard.scaling.data.DataConstrainedLaw;
import java.util.List;

/** The laws of {@code scaling.data} as the catalogue offers them. */
final class RepeatedDataLaws {

    private RepeatedDataLaws() {}

    static List<CatalogueLaw> all() {
        return DataConstrainedLaw.published().stream()
                .map(RepeatedDataLaws::repeated)
                .toList();
    }

    private static CatalogueLaw repeated(Published<DataConstrainedLaw> published) {
        DataConstrainedLaw law = published.law();
        return CatalogueLaw.of(
                published,
                List.of(
                        Variable.positive("parameters", "parameter", "size of the model"),
                        Variable.positive("tokens", "token", "tokens seen, repeats counted each time"),
                        Variable.positive("uniqueTokens", "token", "different tokens at hand")),
                List.of(
                        Variable.any("loss", "nats/token", "cross-entropy"),
                        Variable.any("effectiveTokens", "token", "tokens seen once that would be worth as much"),
                        Variable.any("effectiveParameters", "parameter", "parameters that count")),
                v -> new double[] {
                    law.loss(v[0], v[1], v[2]),
                    law.effectiveTokens(v[1], v[2]),
                    law.effectiveParameters(v[0], v[1], v[2])
                });
    }
}
