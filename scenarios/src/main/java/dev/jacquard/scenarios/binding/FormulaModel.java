package dev.jacquard.scenarios.binding;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.scenarios.formulas.FormulaSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The formulas of a scenario as its model: the inputs are those of the file, and each formula is an output.
 *
 * @param formulas compiled
 * @param inputs in the order of the file
 * @param outputs one for each formula, in the order of the file
 * @param written the texts of each formula by form, to tell two models apart
 * @param labels what people call an input or a formula, by its name
 */
record FormulaModel(
        FormulaSet formulas,
        List<ModelInput> inputs,
        List<ModelOutput> outputs,
        Map<String, Map<String, String>> written,
        Map<String, String> labels)
        implements ModelShape {

    /** What a scenario writes for its model. */
    static final String NAME = "formulas";

    FormulaModel {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        written = Map.copyOf(written);
        labels = Map.copyOf(labels);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Class<? extends Record>> type() {
        return Optional.empty();
    }

    @Override
    public boolean sameAs(ModelShape other) {
        return other instanceof FormulaModel model
                && inputs.equals(model.inputs)
                && outputs.equals(model.outputs)
                && written.equals(model.written);
    }

    @Override
    public Object[] run(Object[] leaves) {
        double[] values = new double[leaves.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (Double) leaves[i];
        }
        double[] computed = formulas.values(values);
        Object[] answer = new Object[computed.length];
        for (int i = 0; i < answer.length; i++) {
            Bounds bounds = outputs.get(i).bounds();
            double value = computed[i];
            if (bounds != Bounds.NONE && Double.isFinite(value) && !bounds.contains(value)) {
                throw Check.refused(outputs.get(i).name(), Decimals.shortest(value), bounds + ", its bounds");
            }
            answer[i] = value;
        }
        return answer;
    }
}
