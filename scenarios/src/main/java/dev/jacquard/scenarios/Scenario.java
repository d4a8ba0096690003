package dev.jacquard.scenarios;

import dev.jacquard.data.Confidence;
import dev.jacquard.laws.LawCatalogue;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Parallel;
import dev.jacquard.numerics.uncertainty.Belief;
import dev.jacquard.scenarios.argument.Answer;
import dev.jacquard.scenarios.argument.Assumption;
import dev.jacquard.scenarios.argument.Bars;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.argument.Code;
import dev.jacquard.scenarios.argument.Correlation;
import dev.jacquard.scenarios.argument.FactBasis;
import dev.jacquard.scenarios.argument.FolderCode;
import dev.jacquard.scenarios.argument.ScenarioException;
import dev.jacquard.scenarios.argument.Source;
import dev.jacquard.scenarios.binding.Binder;
import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.binding.Folder;
import dev.jacquard.scenarios.binding.ModelInput;
import dev.jacquard.scenarios.binding.ModelShape;
import dev.jacquard.scenarios.binding.Shelves;
import dev.jacquard.scenarios.crux.Crux;
import dev.jacquard.scenarios.draws.Approach;
import dev.jacquard.scenarios.draws.Draws;
import dev.jacquard.scenarios.draws.ProgressListener;
import dev.jacquard.scenarios.draws.SingleDraw;
import dev.jacquard.scenarios.draws.TargetError;
import dev.jacquard.scenarios.sensitivity.Response;
import dev.jacquard.scenarios.sensitivity.Sensitivity;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An argument: declared assumptions about the inputs of a pure model, and claims about its outputs.
 *
 * <p>A scenario is a value: changing an assumption gives another scenario.
 *
 * <pre>{@code
 * var scenario = Scenario.load("lossy-self-improvement");
 * var base = scenario.run(20_000, 7);                              // draws, seed
 * var other = scenario.with("kappa", "= 0.3").run(20_000, 7);      // same seed: differences are not noise
 * other.versus(base).table();
 * }</pre>
 */
public final class Scenario {

    private final Definition definition;
    private final Map<String, String> changes;
    private final Optional<LocalDate> knownOn;

    private Scenario(Definition definition, Map<String, String> changes, Optional<LocalDate> knownOn) {
        this.definition = definition;
        this.changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
        this.knownOn = knownOn;
    }

    /**
     * One of the essays, by its slug.
     *
     * @throws ScenarioException if there is none of this name, with the nearest one
     */
    public static Scenario load(String slug) {
        return load(Folder.ofEssay(slug), Optional.empty(), Code.REFUSED);
    }

    /**
     * A folder on disk that is data alone; one that brings a {@code Model.java} is refused.
     *
     * @throws ScenarioException for the first thing that is wrong, with file and line
     */
    public static Scenario load(Path folder) {
        return load(folder, Code.REFUSED);
    }

    /**
     * A folder on disk, whose {@code Model.java} runs if it is allowed to: {@link Code#ALLOWED} for one's own.
     *
     * @throws ScenarioException for the first thing that is wrong, with file and line
     */
    public static Scenario load(Path folder, Code code) {
        return load(Folder.of(folder), Optional.empty(), code);
    }

    /** A folder on disk, bound to a model that lives in a notebook cell or in another jar; code in the folder does not run. */
    public static Scenario load(Path folder, Class<? extends Record> model) {
        return load(Folder.of(folder), Optional.of(model), Code.REFUSED);
    }

    /**
     * An essay by its slug, or else a folder by its path: what the command line takes.
     *
     * @throws ScenarioException if it is neither
     */
    public static Scenario find(String slugOrFolder, Code code) {
        boolean path = !Shelves.slugs().contains(slugOrFolder) && java.nio.file.Files.exists(Path.of(slugOrFolder));
        return load(path ? Folder.of(Path.of(slugOrFolder)) : Folder.ofEssay(slugOrFolder), Optional.empty(), code);
    }

    private static Scenario load(Folder folder, Optional<Class<? extends Record>> model, Code code) {
        return new Scenario(Binder.bind(folder, model, code), Map.of(), Optional.empty());
    }

    /** The folder's name. */
    public String id() {
        return definition.heading().id();
    }

    /** The question. */
    public String title() {
        return definition.heading().title();
    }

    /** Author of the argument; empty where none is named. */
    public String author() {
        return definition.heading().author();
    }

    /** Where the argument was published, where known. */
    public Optional<Source> source() {
        return definition.heading().source();
    }

    /** The model, by its simple name. */
    public String modelName() {
        return definition.model().name();
    }

    /** The model's inputs and outputs. */
    public ModelShape model() {
        return definition.model();
    }

    /** What is assumed, one for each input of the model, in its order. */
    public List<Assumption> assumptions() {
        return definition.inputs().stream().map(Definition.Input::assumption).toList();
    }

    /** What is assumed about one input. */
    public Assumption assumption(String name) {
        List<String> names = assumptions().stream().map(Assumption::name).toList();
        return assumptions().stream()
                .filter(assumption -> assumption.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        name + ": unknown assumption of " + modelName() + " (expected one of: "
                                + Check.among(name, names, "the model has") + ")" + Check.nearest(name, names)));
    }

    /** Rank correlations of inputs; all others are independent. */
    public List<Correlation> correlations() {
        return definition.correlations();
    }

    /** What is claimed, in the order of the file. */
    public List<Claim> claims() {
        return definition.claims();
    }

    /** The probabilities at which a claim holds or fails. */
    public Bars bars() {
        return definition.bars();
    }

    /** Names of the outputs, those the scenario shows first before the others. */
    public List<String> outputs() {
        return definition.outputs();
    }

    /** The argument in words, as written; empty where the folder has no story. */
    public Optional<String> story() {
        return definition.beside().story();
    }

    /** What the author would answer, each run as a variant. */
    public List<Answer> answers() {
        return definition.beside().answers();
    }

    /** Names of the beliefs files beside the scenario. */
    public List<String> beliefs() {
        return List.copyOf(definition.beside().beliefs().keySet());
    }

    /** Whose values a beliefs file holds. */
    public String whose(String beliefs) {
        return beliefsOf(beliefs).who();
    }

    private Definition.Beliefs beliefsOf(String name) {
        Definition.Beliefs beliefs = definition.beside().beliefs().get(name);
        if (beliefs == null) {
            String expected = beliefs().isEmpty()
                    ? "a file of beliefs/ beside " + id() + ", which has none"
                    : "one of " + Check.among(name, beliefs()) + Check.nearest(name, beliefs());
            throw Check.refused("beliefs", name, expected);
        }
        return beliefs;
    }

    /** The folder it was read from. */
    public Path folder() {
        return definition.beside().folders().get(0).path();
    }

    /** Whether it is one of the essays. */
    public boolean isBuiltIn() {
        return definition.beside().folders().get(0).builtIn();
    }

    /** The Model.java whose code it runs, if it brings one. */
    public Optional<Path> code() {
        return definition.beside().code().map(FolderCode::file);
    }

    /** Inputs that were changed after loading, with their notation. */
    public Map<String, String> changes() {
        return changes;
    }

    /** What the writer of an assumption may not have meant, one sentence each, with the place where it is written. */
    public List<String> cautions() {
        return assumptions().stream()
                .flatMap(assumption -> assumption.cautions().stream())
                .toList();
    }

    /** Inputs whose basis is judgement. */
    public List<Assumption> judgement() {
        return assumptions().stream().filter(Assumption::isJudgement).toList();
    }

    /** Inputs that nobody has checked: their basis says so, or a fact or a law that they can pick is unverified. */
    public List<Assumption> unverified() {
        return resting(Confidence.UNVERIFIED, Assumption::isUnverified);
    }

    /** Inputs resting on facts, or picking laws, that are known from secondary sources only. */
    public List<Assumption> reported() {
        return resting(Confidence.REPORTED, Assumption::isReported);
    }

    private List<Assumption> resting(Confidence grade, Predicate<Assumption> itself) {
        return definition.inputs().stream()
                .filter(input -> itself.test(input.assumption())
                        || input.spec().kind() == ModelInput.Kind.LAW && picks(grade, input.assumption()))
                .map(Definition.Input::assumption)
                .toList();
    }

    private static boolean picks(Confidence grade, Assumption assumption) {
        return assumption.belief() instanceof Belief.Choice choice
                && choice.options().stream()
                        .anyMatch(option ->
                                LawCatalogue.publishedLossLaw(option.name()).confidence() == grade);
    }

    /** What has taken the place of facts that it pins; {@link ScenarioRun#newerFacts} also tells what its claims would be with that. */
    public NewerFacts newerFacts() {
        return new NewerFacts(NewerFacts.of(this), Optional.empty());
    }

    /** Inputs resting on facts, or choosing laws, in whose place others have come since. */
    public List<Assumption> superseded() {
        List<String> names =
                newerFacts().facts().stream().map(NewerFacts.Newer::input).toList();
        return assumptions().stream()
                .filter(assumption -> names.contains(assumption.name()))
                .toList();
    }

    /** The day whose knowledge it uses, where it was asked for one ({@link #asOf}). */
    public Optional<LocalDate> knownOn() {
        return knownOn;
    }

    /**
     * The same scenario with what was known on a day: facts as they stood, and of laws to choose among those that had been published. A
     * fact that was published later is as it first was, and a {@linkplain #cautions caution} says so.
     */
    public Scenario asOf(LocalDate day) {
        Definition known = Binder.resting(definition, facts -> facts.knownOn(day));
        for (Definition.Input input : known.inputs()) {
            Assumption assumption = input.assumption();
            if (input.spec().kind() == ModelInput.Kind.LAW) {
                known = known.with(
                        assumption.withFacts(assumption.facts(), NewerFacts.knownOn(assumption.belief(), day)));
            }
            List<String> unknown = assumption.facts().unknownOn(day).stream()
                    .map(fact -> assumption.name() + ": " + fact.undated() + " was not published by " + day
                            + " and is taken as it first was")
                    .toList();
            if (!unknown.isEmpty()) {
                known = known.with(
                        assumption.withCautions(Stream.concat(assumption.cautions().stream(), unknown.stream())
                                .toList()));
            }
        }
        return new Scenario(known, changes, Optional.of(day));
    }

    /** The same scenario with the newest of the facts that it pins. */
    public Scenario withNewestFacts() {
        return new Scenario(Binder.resting(definition, FactBasis::newest), changes, Optional.empty());
    }

    /** Dated inputs more than {@value Assumption#FRESH_DAYS} days old on a day. */
    public List<Assumption> stale(LocalDate today) {
        return assumptions().stream()
                .filter(assumption -> assumption.isStale(today))
                .toList();
    }

    /**
     * The same scenario with another value of one input.
     *
     * @param name the input; nested inputs are dotted
     * @param notation the value notation, such as {@code = 2.5 /year} or {@code 90%: 2 .. 3 /year}
     * @throws IllegalArgumentException for an unknown input, with the nearest one, or a value the model does not take
     */
    public Scenario with(String name, String notation) {
        Assumption changed = Binder.changed(definition, name, notation);
        Map<String, String> all = new LinkedHashMap<>(changes);
        all.put(name, changed.notation());
        return new Scenario(definition.with(changed), all, knownOn);
    }

    /** The same scenario with several values changed. */
    public Scenario with(Map<String, String> notations) {
        Scenario changed = this;
        for (Map.Entry<String, String> entry : notations.entrySet()) {
            changed = changed.with(entry.getKey(), entry.getValue());
        }
        return changed;
    }

    /** The same scenario with the values of a beliefs file. */
    public Scenario withBeliefs(String name) {
        Definition.Beliefs beliefs = beliefsOf(name);
        Definition changed = definition;
        Map<String, String> all = new LinkedHashMap<>(changes);
        for (Assumption assumption : beliefs.inputs()) {
            changed = changed.with(assumption);
            all.put(assumption.name(), assumption.notation());
        }
        return new Scenario(changed, all, knownOn);
    }

    /** Runs the scenario on all processors. */
    public ScenarioRun run(int draws, long seed) {
        return run(draws, seed, Parallel.processors());
    }

    /**
     * Runs the scenario.
     *
     * <p>A run of very many draws {@linkplain ScenarioRun#keptDraws keeps the first of them}, and takes no more memory for more.
     *
     * @param draws how many draws, at least 1
     * @param seed seed of the draws
     * @param threads how many threads; the result does not depend on it
     * @throws ScenarioException if the model fails on a draw: how many, and the seed and draw that reproduce the first
     */
    public ScenarioRun run(int draws, long seed, int threads) {
        return run(draws, seed, threads, ProgressListener.NONE);
    }

    /** Runs the scenario while a listener hears how many draws are done. */
    public ScenarioRun run(int draws, long seed, int threads, ProgressListener progress) {
        return new ScenarioRun(
                this,
                Draws.run(definition, Check.atLeast("draws", draws, 1), seed, Parallel.threads(threads), progress),
                Optional.empty());
    }

    /** Runs the scenario on all processors until a standard error is small enough. */
    public ScenarioRun runUntil(TargetError target, long seed) {
        return runUntil(target, seed, Parallel.processors(), ProgressListener.NONE);
    }

    /**
     * Runs the scenario until a standard error is small enough, or the limit of draws is reached; {@link ScenarioRun#target} says which.
     *
     * <p>Draws are added in steps that depend on scenario, target and seed alone, and the result is that of a run of so many draws.
     *
     * @param target the error
     * @param seed seed of the draws
     * @param threads how many threads; the result does not depend on it
     * @param progress hears how many draws are done, of those that the present step goes to
     * @throws IllegalArgumentException for an unknown output, with the nearest, or where there is no claim to measure
     */
    public ScenarioRun runUntil(TargetError target, long seed, int threads, ProgressListener progress) {
        Approach.Reached reached = new Approach(target, progress).from(definition, seed, Parallel.threads(threads));
        return new ScenarioRun(this, reached.draws(), Optional.of(reached.outcome()));
    }

    /** One draw, alone: what the model got and what it answered. */
    public SingleDraw draw(long seed, int draw) {
        return SingleDraw.of(definition, seed, Check.atLeast("draw", draw, 0));
    }

    /**
     * One output, or one claim's truth, as a function of points of the unit cube: for designs of one's own.
     *
     * @param output {@code name}, {@code name[index]}, {@code name@2028-01-01}, or the id of a claim
     * @throws IllegalArgumentException for an unknown one, with the nearest, or where no input varies
     */
    public Response response(String output) {
        return Response.of(definition, output);
    }

    /** Which inputs matter to the output shown first; of a path its last date, of an indexed output its first index. */
    public Sensitivity sensitivity() {
        return Sensitivity.ofShown(definition);
    }

    /**
     * Which inputs matter to one output, or to whether one claim is true.
     *
     * @param output {@code name}, {@code name[index]}, {@code name@2028-01-01}, or the id of a claim
     * @throws IllegalArgumentException for an unknown one, with the nearest, or where no input varies
     */
    public Sensitivity sensitivity(String output) {
        return Sensitivity.of(response(output));
    }

    /**
     * The crux between the author of this scenario and the author of another on the same model: which of the inputs they disagree on
     * carries the gap between their answers.
     *
     * @throws IllegalArgumentException if they are on different models, naming the difference
     */
    public Crux crux(Scenario other) {
        return Crux.between(definition, other.definition);
    }

    /** The crux between the author and one of the beliefs files. */
    public Crux crux(String beliefs) {
        return Crux.between(definition, definition.heading().name(), withBeliefs(beliefs).definition, whose(beliefs));
    }

    /** The crux between two of the beliefs files. */
    public Crux crux(String beliefs, String others) {
        return Crux.between(
                withBeliefs(beliefs).definition, whose(beliefs), withBeliefs(others).definition, whose(others));
    }

    /** The argument bound to its model, as {@link Crux} and {@link Draws} take it. */
    public Definition definition() {
        return definition;
    }

    @Override
    public String toString() {
        return id() + ": " + title() + " (" + assumptions().size() + " assumptions, " + claims().size() + " claims"
                + (changes.isEmpty() ? "" : ", changed " + changes) + ")";
    }
}
