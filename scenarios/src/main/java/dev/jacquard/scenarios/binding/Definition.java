package dev.jacquard.scenarios.binding;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.numerics.uncertainty.Belief;
import dev.jacquard.scenarios.argument.Answer;
import dev.jacquard.scenarios.argument.Assumption;
import dev.jacquard.scenarios.argument.Bars;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.argument.Correlation;
import dev.jacquard.scenarios.argument.FolderCode;
import dev.jacquard.scenarios.argument.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A scenario whose files have been read and checked against its model.
 *
 * @param heading what it is called
 * @param model the model
 * @param inputs one for each input of the model, in its order
 * @param correlations rank correlations of inputs
 * @param claims what is claimed
 * @param shown outputs shown first
 * @param bars the probabilities at which a claim holds or fails
 * @param beside what lies beside the file
 */
public record Definition(
        Heading heading,
        ModelShape model,
        List<Input> inputs,
        List<Correlation> correlations,
        List<Claim> claims,
        List<String> shown,
        Bars bars,
        Beside beside) {

    /**
     * What a scenario is called.
     *
     * @param id the folder's name
     * @param title the question
     * @param author author of the argument; may be empty
     * @param source where it was published, where known
     */
    public record Heading(String id, String title, String author, Optional<Source> source) {

        /** The author, or where none is named the id. */
        public String name() {
            return author.isEmpty() ? id : author;
        }
    }

    /**
     * An input of the model with what is assumed about it.
     *
     * @param spec the model's side
     * @param assumption the scenario's side
     * @param marginal both together, ready for drawing
     */
    public record Input(ModelInput spec, Assumption assumption, Marginal marginal) {}

    /**
     * Somebody's values for some inputs.
     *
     * @param who whose they are
     * @param inputs the inputs they change
     */
    public record Beliefs(String who, List<Assumption> inputs) {
        public Beliefs {
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * What lies beside the scenario file.
     *
     * @param story the argument in words, if there is one
     * @param answers the author's answers
     * @param beliefs other people's values, by file name
     * @param folders the scenario's folder, then those it extends
     * @param code the Model.java it runs, if it brings one
     */
    public record Beside(
            Optional<String> story,
            List<Answer> answers,
            Map<String, Beliefs> beliefs,
            List<Folder> folders,
            Optional<FolderCode> code) {
        public Beside {
            answers = List.copyOf(answers);
            beliefs = Collections.unmodifiableMap(new LinkedHashMap<>(beliefs));
            folders = List.copyOf(folders);
        }
    }

    public Definition {
        inputs = List.copyOf(inputs);
        correlations = List.copyOf(correlations);
        claims = List.copyOf(claims);
        shown = List.copyOf(shown);
    }

    /**
     * An assumption of another scenario on the same model, made ready for this one's model with the other's files: two folders that
     * bring the same code have two classes of it.
     *
     * @throws IllegalArgumentException if the model has no such input or does not take the value
     */
    public Input input(Assumption assumption, Definition from) {
        ModelInput spec = inputs.stream()
                .map(Input::spec)
                .filter(own -> own.name().equals(assumption.name()))
                .findFirst()
                .orElseThrow(() -> Check.refused("input", assumption.name(), "an input of " + model.name()));
        return new Input(
                spec,
                assumption,
                Marginals.of(spec, assumption.belief(), from.beside().folders()));
    }

    /**
     * The unit in which the model counts an input.
     *
     * @throws IllegalArgumentException if the model has no such input
     */
    public Unit unit(String input) {
        return inputs.stream()
                .map(Input::spec)
                .filter(spec -> spec.name().equals(input))
                .findFirst()
                .orElseThrow(() -> Check.refused("input", input, "an input of " + model.name()))
                .unit();
    }

    /** Names of the outputs, those shown first before the others. */
    public List<String> outputs() {
        List<String> names = new ArrayList<>(shown);
        model.outputs().stream()
                .map(ModelOutput::name)
                .filter(name -> !names.contains(name))
                .forEach(names::add);
        return List.copyOf(names);
    }

    /** The same scenario with other inputs and correlations. */
    public Definition with(List<Input> others, List<Correlation> joined) {
        return new Definition(heading, model, others, joined, claims, shown, bars, beside);
    }

    /** The same scenario with another assumption about one input. */
    public Definition with(Assumption assumption) {
        List<Input> changed = new ArrayList<>(inputs);
        for (int i = 0; i < changed.size(); i++) {
            ModelInput spec = changed.get(i).spec();
            if (spec.name().equals(assumption.name())) {
                changed.set(i, new Input(spec, assumption, Marginals.of(spec, assumption.belief(), beside.folders())));
            }
        }
        return with(changed, correlations);
    }

    /**
     * The same scenario with every judgement range at a multiple of its width, in its shape's own scale; this one where there is
     * none.
     */
    public Definition withJudgementWidth(double factor) {
        Definition changed = this;
        for (Input input : inputs) {
            Belief belief = input.assumption().belief();
            if (input.assumption().isJudgement()
                    && (belief instanceof Belief.Range || belief instanceof Belief.Rivals)) {
                changed = changed.with(input.assumption().withBelief(Marginals.scaled(input.spec(), belief, factor)));
            }
        }
        return changed;
    }
}
