package dev.jacquard.scaling.loss;

import dev.jacquard.data.Published;
import dev.jacquard.numerics.Check;
import java.util.ArrayList;
import java.util.List;

/**
 * The catalogue of loss laws: every publication carried, by id.
 *
 * <pre>{@code
 * LossLaws.find("chinchilla/besiroglu2024").law().loss(70e9, 1.4e12);   // 1.974
 * }</pre>
 */
public final class LossLaws {

    private LossLaws() {}

    /** Every publication, in a fixed order, the ones to prefer first within their family. */
    public static List<Published<? extends LossLaw>> published() {
        List<Published<? extends LossLaw>> all = new ArrayList<>();
        all.add(ChinchillaLaw.besiroglu2024());
        all.add(ChinchillaLaw.hoffmann2022());
        all.addAll(ChinchillaRefits.all());
        all.addAll(ChinchillaOnOtherRuns.all());
        all.add(PowerLaw.dey2023());
        all.add(PowerLaw.kaplan2020());
        all.add(KaplanLaw.kaplan2020());
        all.addAll(CoupledLaw.all());
        all.addAll(OvertrainedLaw.published());
        return List.copyOf(all);
    }

    /**
     * The publication with an id.
     *
     * @throws IllegalArgumentException for an unknown id, naming the nearest
     */
    public static Published<? extends LossLaw> find(String id) {
        List<String> ids = published().stream().map(Published::id).toList();
        int index = ids.indexOf(id);
        if (index < 0) {
            throw Check.refused(
                    "law", id, "one of: " + Check.among(id, ids, "jacquard laws lists") + Check.nearest(id, ids));
        }
        return published().get(index);
    }
}
