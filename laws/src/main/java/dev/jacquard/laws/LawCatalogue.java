package dev.jacquard.laws;

import dev.jacquard.data.Published;
import dev.jacquard.data.Variable;
import dev.jacquard.numerics.Check;
import dev.jacquard.scaling.loss.LossLaw;
import dev.jacquard.scaling.loss.LossLaws;
import dev.jacquard.scaling.loss.PowerLaw;
import java.util.ArrayList;
import java.util.List;

/**
 * Every law the project carries, listed by hand: nothing is found by searching the class path.
 *
 * <pre>{@code
 * LawCatalogue.find("amdahl").at(Map.of("parallel", 0.95, "agents", 40.0)).get("speedup");   // 13.56
 * LawCatalogue.lossLaw("chinchilla/besiroglu2024").loss(70e9, 1.4e12);                        // 1.974
 * }</pre>
 */
public final class LawCatalogue {

    private static final Variable PARAMETERS = Variable.positive("parameters", "parameter", "size of the model");
    private static final Variable TOKENS = Variable.positive("tokens", "token", "tokens it is trained on");
    private static final Variable FLOP = Variable.positive("flop", "FLOP", "training compute");
    private static final Variable LOSS = Variable.any("loss", "nats/token", "cross-entropy");

    private LawCatalogue() {}

    /** All laws: loss laws first, then speed-up laws, then the others by topic. */
    public static List<CatalogueLaw> all() {
        List<CatalogueLaw> all = new ArrayList<>();
        LossLaws.published().forEach(published -> all.add(lossLaw(published)));
        all.addAll(KaplanLaws.all());
        all.addAll(AllocationLaws.all());
        all.addAll(SpeedupLaws.all());
        all.addAll(InferenceLaws.all());
        all.addAll(RepeatedDataLaws.all());
        all.addAll(ExpertLaws.all());
        all.addAll(PrecisionLaws.all());
        all.addAll(DistillationLaws.all());
        all.addAll(HorizonLaws.all());
        all.addAll(BatchLaws.all());
        all.addAll(TokenizationLaws.all());
        all.addAll(VocabularyLaws.all());
        all.addAll(CapabilityLaws.all());
        return List.copyOf(all);
    }

    /** The laws that say how much faster many agents are than one. */
    public static List<CatalogueLaw> speedups() {
        return SpeedupLaws.all();
    }

    /** The laws of a family; an unknown one is refused with the nearest. */
    public static List<CatalogueLaw> family(String family) {
        List<String> families =
                all().stream().map(CatalogueLaw::family).distinct().toList();
        if (!families.contains(family)) {
            throw Check.refused(
                    "FAMILY",
                    family,
                    "one of: " + Check.among(family, families, "jacquard laws lists")
                            + Check.nearest(family, families));
        }
        return all().stream().filter(law -> law.family().equals(family)).toList();
    }

    /** The law of this name; an unknown one is refused with the nearest. */
    public static CatalogueLaw find(String id) {
        return find(id, all());
    }

    /** The law of this name among some; an unknown one is refused with the nearest. */
    public static CatalogueLaw find(String id, List<CatalogueLaw> among) {
        List<String> ids = among.stream().map(CatalogueLaw::id).toList();
        int index = ids.indexOf(id);
        if (index < 0) {
            throw Check.refused(
                    "LAW", id, "one of: " + Check.among(id, ids, "jacquard laws lists") + Check.nearest(id, ids));
        }
        return among.get(index);
    }

    /** The loss law of this name as a value, for models that choose one; an unknown one is refused with the nearest. */
    public static LossLaw lossLaw(String id) {
        return LossLaws.find(id).law();
    }

    private static CatalogueLaw lossLaw(Published<? extends LossLaw> published) {
        LossLaw law = published.law();
        boolean ofCompute = law instanceof PowerLaw;
        return new CatalogueLaw(
                published.id(),
                published.family(),
                published.title(),
                published.citation().text(),
                published.confidence(),
                ofCompute ? List.of(FLOP) : List.of(PARAMETERS, TOKENS),
                List.of(LOSS),
                published.range(),
                published.notes(),
                law instanceof PowerLaw power
                        ? inputs -> new double[] {power.loss(inputs[0])}
                        : inputs -> new double[] {law.loss(inputs[0], inputs[1])});
    }
}
