package dev.jacquard.laws.fit;

import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.laws.LawCatalogue;
import dev.jacquard.numerics.Check;
import java.util.List;

/** The families of laws that can be fitted to a table, by name: those of {@link LawCatalogue#fittings()}. */
public final class Fittings {

    private Fittings() {}

    /** The names of all of them. */
    public static List<String> names() {
        return LawCatalogue.fittings().stream().map(Fitting::id).toList();
    }

    /**
     * The one of this name.
     *
     * @throws IllegalArgumentException for an unknown name, with the nearest
     */
    public static Fitting<?, ?> named(String id) {
        return named(id, Hints.JAVA);
    }

    /** The same, with a refusal that names the option of the command line. */
    public static Fitting<?, ?> forCommandLine(String id) {
        return named(id, Hints.COMMAND_LINE);
    }

    static Fitting<?, ?> named(String id, Hints hints) {
        List<String> ids = names();
        for (Fitting<?, ?> fitting : LawCatalogue.fittings()) {
            if (fitting.id().equals(id) || fitting.formerly().contains(id)) {
                return fitting;
            }
        }
        throw Check.refused(
                hints.option("law"),
                id,
                "one of: " + Check.among(id, ids, "jacquard list families lists") + Check.nearest(id, ids));
    }
}
