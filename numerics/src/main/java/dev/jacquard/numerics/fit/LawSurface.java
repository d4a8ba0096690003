package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.fit.search.Layout;
import dev.jacquard.numerics.fit.search.NumericSurface;
import dev.jacquard.numerics.fit.search.Surface;
import java.util.List;

/** What a law says of rows as a surface over the free scales of its parameters, differentiated numerically. */
final class LawSurface {

    private LawSurface() {}

    /**
     * The surface of some rows.
     *
     * @param searched which parameters move; the others may stand on their bounds
     */
    static <L, R> Surface of(Fitter<L, R> fitter, List<R> rows, Layout searched) {
        Family<L> family = fitter.family;
        boolean log = fitter.options.residual == Residual.LOG;
        int size = family.size();
        boolean[] asIs = new boolean[size];
        boolean[] boundless = new boolean[size];
        boolean[] moves = new boolean[size];
        for (int k = 0; k < size; k++) {
            asIs[k] = family.params().get(k).scale() == Param.Scale.AS_IS;
            boundless[k] = family.params().get(k).boundless();
            moves[k] = searched.place()[k] >= 0;
        }
        return new NumericSurface(
                (free, predicted) -> {
                    L law = family.create(family.fromFree(free), k -> !moves[k]);
                    for (int i = 0; i < predicted.length; i++) {
                        double value = fitter.law.applyAsDouble(law, rows.get(i));
                        predicted[i] = log ? Math.log(value) : value;
                    }
                },
                rows.size(),
                asIs,
                boundless,
                searched.moved());
    }
}
