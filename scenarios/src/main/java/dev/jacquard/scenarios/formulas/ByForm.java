package dev.jacquard.scenarios.formulas;

import java.util.List;
import java.util.function.Function;

/** One expression for each form of a choice, or of two. */
final class ByForm {

    private ByForm() {}

    /**
     * The expression of the form that a draw has.
     *
     * @param branches one for each entry of {@code codes}, and where {@code otherwise} one more for all else
     * @param codes what the choices' places in the row hold for each
     * @param slots the choices' places
     */
    static Compiled of(
            List<Compiled> branches,
            List<double[]> codes,
            int[] slots,
            boolean otherwise,
            Function<String, RuntimeException> refusal) {
        Dimension common = branches.stream()
                .map(Compiled::dimension)
                .filter(dimension -> dimension.sort() != Dimension.Sort.ANY)
                .findFirst()
                .orElse(Dimension.ANY);
        Evaluation[] all = new Evaluation[branches.size()];
        for (int i = 0; i < all.length; i++) {
            Dimension own = branches.get(i).dimension();
            if (own.sort() != Dimension.Sort.ANY && !own.sameAs(common)) {
                throw refusal.apply(common + " for one form and " + own + " for another (expected: the same for all)");
            }
            all[i] = branches.get(i).in(common);
        }
        double[][] keys = codes.toArray(new double[0][]);
        return new Compiled(common, row -> {
            for (int form = 0; form < keys.length; form++) {
                if (matches(keys[form], slots, row)) {
                    return all[form].of(row);
                }
            }
            if (!otherwise) {
                throw new NotFinite("no expression for the form drawn (expected: one for each form, or else)");
            }
            return all[all.length - 1].of(row);
        });
    }

    private static boolean matches(double[] key, int[] slots, double[] row) {
        for (int i = 0; i < key.length; i++) {
            if (row[slots[i]] != key[i]) {
                return false;
            }
        }
        return true;
    }
}
