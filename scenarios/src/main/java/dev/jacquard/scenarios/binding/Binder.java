package dev.jacquard.scenarios.binding;

import dev.jacquard.numerics.Check;
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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Binds the files of a scenario to its model: every name, unit, bound and predicate is checked, and refused with file and line.
 */
public final class Binder {

    private final Yaml.Fields fields;
    private final FieldReader scenario;
    private final List<Folder> folders;
    private final ModelShape model;
    private final Optional<FolderCode> code;

    private Binder(Inheritance files, Optional<Class<? extends Record>> given, Code allowed) {
        this.fields = files.fields();
        this.folders = files.folders();
        this.scenario = FieldReader.of(fields, "content", "field of a scenario", Format.names(Format.SCENARIO));
        checkFormat(scenario);
        this.code = given.isPresent()
                ? Optional.empty()
                : folders.stream()
                        .map(folder -> code(folder, allowed))
                        .flatMap(Optional::stream)
                        .findFirst();
        this.model = given.isEmpty() && isFormulas()
                ? FormulaReader.model(scenario)
                : ModelShape.of(given.orElseGet(this::modelClass));
    }

    /**
     * Reads and binds a scenario.
     *
     * @param folder its folder
     * @param given a model to bind to instead of the one the file names
     * @param allowed is asked before code that the scenario brings is compiled
     * @throws ScenarioException for the first thing that is wrong
     */
    public static Definition bind(Folder folder, Optional<Class<? extends Record>> given, Code allowed) {
        return new Binder(Inheritance.of(folder), given, allowed).definition();
    }

    /**
     * A belief about an input of the model, read from the value notation.
     *
     * @throws IllegalArgumentException if the model has no such input, with the nearest one, or does not take the value
     */
    public static Assumption changed(Definition definition, String name, String notation) {
        Definition.Input input = definition.inputs().stream()
                .filter(i -> i.spec().name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknownInput(name, definition.model()));
        return input.assumption()
                .withBelief(parse(input.spec(), notation))
                .withCautions(cautions(input.spec(), notation, message -> message));
    }

    /**
     * The same scenario with other facts under the assumptions that rest on some by name.
     *
     * @param other what to put in the place of an assumption's facts
     */
    public static Definition resting(Definition definition, UnaryOperator<FactBasis> other) {
        Definition changed = definition;
        for (Definition.Input input : definition.inputs()) {
            Assumption before = input.assumption();
            if (!before.facts().isEmpty()) {
                FactBasis facts = other.apply(before.facts());
                Belief belief = facts.notation(before.unit())
                        .map(notation -> parse(input.spec(), notation))
                        .orElse(before.belief());
                changed = changed.with(before.withFacts(facts, belief));
            }
        }
        return changed;
    }

    /** The same scenario with several values changed. */
    public static Definition changed(Definition definition, Map<String, String> notations) {
        Definition changed = definition;
        for (Map.Entry<String, String> entry : notations.entrySet()) {
            changed = changed.with(changed(changed, entry.getKey(), entry.getValue()));
        }
        return changed;
    }

    /** What the writer of a value may not have meant; {@code at} puts the place in front. */
    private static List<String> cautions(ModelInput input, String notation, UnaryOperator<String> at) {
        return !input.isNumber()
                ? List.of()
                : Belief.cautions(notation, input.unit()).stream()
                        .map(caution -> at.apply(input.name() + ": " + caution))
                        .toList();
    }

    private static IllegalArgumentException unknownInput(String name, ModelShape model) {
        List<String> names = inputNames(model);
        return new IllegalArgumentException(name + ": unknown assumption of " + model.name() + " (expected one of: "
                + Check.among(name, names, "the record has") + ")" + Check.nearest(name, names));
    }

    private static Belief parse(ModelInput input, String notation) {
        try {
            return Belief.parse(notation, input.unit());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(input.name() + ": " + e.getMessage(), e);
        }
    }

    private Definition definition() {
        Definition.Heading heading = heading();
        List<Definition.Input> inputs = inputs();
        List<Correlation> correlations = correlations(inputs);
        List<Claim> claims = claims();
        Definition bound = new Definition(
                heading, model, inputs, correlations, claims, shown(), bars(), beside(List.of(), Map.of()));
        Definition.Beside beside = beside(answers(bound), beliefs(bound));
        return new Definition(heading, model, inputs, correlations, claims, bound.shown(), bound.bars(), beside);
    }

    private Definition.Heading heading() {
        String id = scenario.text("", "id", "the folder's name");
        if (!id.equals(folders.get(0).name())) {
            throw scenario.placeOf("id")
                    .refuse("id", id, "the folder's name, " + folders.get(0).name());
        }
        return new Definition.Heading(
                id,
                scenario.text("", "title", "the question in one line"),
                scenario.optionalText("", "author", "a name").orElse(""),
                scenario.node("source").map(this::source));
    }

    private Source source(Yaml node) {
        FieldReader source = FieldReader.of(node, "source", "field of source", Format.names(Format.SOURCE));
        return new Source(
                source.text("source.", "title", "its title"),
                source.optionalDate("source.", "date"),
                source.optionalText("source.", "url", "its address"));
    }

    private static void checkFormat(FieldReader file) {
        String format = file.text("", "format", Format.VERSION);
        if (!format.equals(Format.VERSION)) {
            throw file.placeOf("format").refuse("format", format, Format.VERSION);
        }
    }

    /** The code of a folder, if it brings some and it may run; an essay's is Jacquard's own. */
    private static Optional<FolderCode> code(Folder folder, Code allowed) {
        Optional<FolderCode> code = folder.file(ModelCode.FILE)
                .map(bytes -> new FolderCode(
                        folder.path().resolve(ModelCode.FILE), new String(bytes, StandardCharsets.UTF_8)));
        if (!folder.builtIn()) {
            code.ifPresent(allowed::ask);
        }
        return code;
    }

    /** Whether the model is the file's formulas; beside a model in Java they are refused. */
    private boolean isFormulas() {
        String named = scenario.optionalText("", "model", "the name of a model").orElse("");
        boolean formulas = named.equals(FormulaModel.NAME);
        if (formulas && code.isPresent()) {
            throw scenario.placeOf("model")
                    .refuse("model", named, ModelCode.RECORD + ", because " + ModelCode.FILE + " lies beside the file");
        }
        if (!formulas && scenario.has(FormulaModel.NAME)) {
            throw scenario.placeOf(FormulaModel.NAME)
                    .refuse(
                            FormulaModel.NAME,
                            named.isEmpty() ? "without a model" : "beside model: " + named,
                            "`model: formulas`");
        }
        return formulas;
    }

    private Class<? extends Record> modelClass() {
        String named = scenario.optionalText("", "model", "the name of a model").orElse(ModelCode.RECORD);
        Optional<Class<? extends Record>> known = Shelves.model(named);
        if (code.isPresent()) {
            if (!named.equals(ModelCode.RECORD)) {
                throw scenario.placeOf("model")
                        .refuse(
                                "model",
                                named,
                                ModelCode.RECORD + ", because " + ModelCode.FILE + " lies beside the file");
            }
            return ModelCode.compile(code.get().source());
        }
        List<String> names = Shelves.modelNames();
        return known.orElseThrow(() -> scenario.placeOf("model")
                .refuse("model: unknown model " + named + " (expected one of: " + Check.among(named, names) + ", or a "
                        + ModelCode.FILE + " beside the file)" + Check.nearest(named, names)));
    }

    private static List<String> inputNames(ModelShape model) {
        return model.inputs().stream().map(ModelInput::name).toList();
    }

    private Yaml.Fields inputFields(Yaml node, String owner) {
        List<String> known = inputNames(model);
        FieldReader.of(node, "inputs", owner, known);
        return (Yaml.Fields) node;
    }

    private List<Definition.Input> inputs() {
        Optional<Yaml> node = scenario.node("inputs");
        Yaml.Fields given = node.map(n -> inputFields(n, "assumption of " + model.name()))
                .orElse(new Yaml.Fields(fields.place(), Map.of(), Map.of()));
        List<String> missing = inputNames(model).stream()
                .filter(name -> !given.values().containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            throw given.place()
                    .refuse("inputs", "missing " + String.join(", ", missing), "one for each input of " + model.name());
        }
        return model.inputs().stream().map(spec -> input(spec, given)).toList();
    }

    private Definition.Input input(ModelInput spec, Yaml.Fields given) {
        Yaml node = given.values().get(spec.name());
        FieldReader reader = FieldReader.of(
                node,
                spec.name(),
                "field of an input",
                Format.names(model.type().isEmpty() ? Format.FORMULA_INPUT : Format.INPUT));
        String prefix = spec.name() + ".";
        FactBasis facts = PinnedFacts.read(reader, prefix);
        Place place = reader.placeOf(facts.template().isPresent() && !reader.has("value") ? "fact" : "value");
        String notation = place.check(spec.name(), () -> facts.notation(spec.unit()))
                .orElseGet(() -> reader.text(prefix, "value", "a value such as `" + Marginals.example(spec) + "`"));
        Belief belief = place.check(spec.name(), () -> parse(spec, notation));
        Assumption assumption = new Assumption(
                spec.name(),
                spec.unit(),
                belief,
                reader.text(prefix, "basis", "where the value comes from, or judgement"),
                reader.text(prefix, "why", "one line that an expert would accept"),
                reader.optionalDate(prefix, "asOf").or(facts::day),
                reader.node("role").isEmpty()
                        ? Assumption.Role.FACT
                        : reader.word(prefix, "role", List.of(Assumption.Role.values()), Assumption.Role::word),
                facts,
                Stream.concat(cautions(spec, notation, place::said).stream(), toCome(reader, prefix).stream())
                        .toList());
        return new Definition.Input(
                spec, assumption, place.check(spec.name(), () -> Marginals.of(spec, belief, folders)));
    }

    /** A fact that ages has been one: a day to come is a slip of the pen, and such an input never asks to be looked at again. */
    private static Optional<String> toCome(FieldReader input, String prefix) {
        return input.optionalDate(prefix, "asOf")
                .filter(Days::isToCome)
                .map(day -> input.placeOf("asOf").said(prefix + "asOf: " + day + " is still to come"));
    }

    private List<Correlation> correlations(List<Definition.Input> inputs) {
        List<Correlation> correlations = new ArrayList<>();
        for (Yaml node : scenario.items("correlations", "a list of [input, input, rank correlation]")) {
            if (!(node instanceof Yaml.Items items) || items.values().size() != 3) {
                throw node.place().refuse("correlations", node.kind(), "[input, input, rank correlation]");
            }
            Correlation correlation = node.place().check("correlations", () -> correlation(items, inputs));
            if (correlations.stream().anyMatch(correlation::sameInputs)) {
                throw node.place()
                        .refuse("correlations", correlation.first() + " and " + correlation.second(), "each pair once");
            }
            correlations.add(correlation);
        }
        scenario.placeOf("correlations").check("correlations", () -> Copula.of(inputs, correlations));
        return correlations;
    }

    private Correlation correlation(Yaml.Items items, List<Definition.Input> inputs) {
        List<String> texts = items.values().stream()
                .map(item -> item instanceof Yaml.Text text ? text.value() : "")
                .toList();
        List<String> names = inputNames(model);
        for (String name : texts.subList(0, 2)) {
            if (!names.contains(name)) {
                throw unknownInput(name, model);
            }
            if (!Copula.canBeCorrelated(inputs.get(names.indexOf(name)).marginal())) {
                throw Check.refused(
                        name, inputs.get(names.indexOf(name)).assumption().notation(), "a range, to be correlated");
            }
        }
        if (texts.get(0).equals(texts.get(1))) {
            throw Check.refused("correlation", texts.get(0) + " with itself", "two inputs");
        }
        return new Correlation(texts.get(0), texts.get(1), decimal("correlation", texts.get(2)));
    }

    private static double decimal(String name, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    Check.refused(name, text, "a number").getMessage(), e);
        }
    }

    private List<Claim> claims() {
        List<Claim> claims = new ArrayList<>();
        for (Yaml node : scenario.items("claims", "a list of claims")) {
            Claim claim = new ClaimReader(model).claim(node);
            if (claims.stream().anyMatch(other -> other.id().equals(claim.id()))) {
                throw node.place().refuse("claim", claim.id(), "each id once");
            }
            claims.add(claim);
        }
        return claims;
    }

    private List<String> shown() {
        List<String> shown = new ArrayList<>();
        for (Yaml node : scenario.items("outputs", "a list of outputs")) {
            String name = node instanceof Yaml.Text text ? text.value() : node.kind();
            List<String> names = model.outputs().stream().map(ModelOutput::name).toList();
            if (!names.contains(name.replaceFirst("[\\[@].*", ""))) {
                throw FieldReader.unknown(node.place(), name, "output of " + model.name(), names);
            }
            if (shown.contains(name)) {
                throw node.place().refuse("outputs", name, "each output once");
            }
            shown.add(name);
        }
        return shown;
    }

    private Bars bars() {
        if (scenario.node("verdict").isEmpty()) {
            return Bars.DEFAULT;
        }
        FieldReader verdict = FieldReader.of(
                scenario.node("verdict").orElseThrow(), "verdict", "field of verdict", Format.names(Format.VERDICT));
        return verdict.place()
                .check(
                        "verdict",
                        () -> new Bars(
                                bar(verdict, "holds", Bars.DEFAULT.holds()),
                                bar(verdict, "fails", Bars.DEFAULT.fails())));
    }

    private static double bar(FieldReader verdict, String name, double otherwise) {
        return verdict.optionalText("verdict.", name, "a probability")
                .map(text -> decimal(name, text))
                .orElse(otherwise);
    }

    private List<Answer> answers(Definition bound) {
        Optional<Yaml> node = scenario.node("answer");
        List<Yaml> nodes = node.isEmpty()
                ? List.of()
                : node.get() instanceof Yaml.Items items ? items.values() : List.of(node.get());
        List<Answer> answers = new ArrayList<>();
        for (Yaml each : nodes) {
            FieldReader reader = FieldReader.of(each, "answer", "field of an answer", Format.names(Format.ANSWER));
            String id = reader.optionalText("answer.", "id", "a short name")
                    .orElse(nodes.size() == 1 ? "answer" : "answer-" + (answers.size() + 1));
            Answer answer =
                    new Answer(id, reader.text("answer.", "text", "what the author would answer"), set(reader, bound));
            if (answers.stream().anyMatch(other -> other.id().equals(id))) {
                throw reader.placeOf("id").refuse("answer.id", id, "each id once");
            }
            answers.add(answer);
        }
        return answers;
    }

    private Map<String, String> set(FieldReader answer, Definition bound) {
        Yaml node = answer.node("set")
                .orElseThrow(() -> answer.place().refuse("answer.set", "missing", "value notation by input"));
        Map<String, String> set = new LinkedHashMap<>();
        inputFields(node, "assumption of " + model.name()).values().forEach((name, value) -> {
            if (!(value instanceof Yaml.Text text) || text.value().isEmpty()) {
                throw value.place().refuse("answer.set." + name, value.kind(), "a value such as `= 0.1`");
            }
            value.place().check(name, () -> bound.with(changed(bound, name, text.value())));
            set.put(name, text.value());
        });
        return set;
    }

    private Map<String, Definition.Beliefs> beliefs(Definition bound) {
        Map<String, Definition.Beliefs> beliefs = new LinkedHashMap<>();
        for (Folder folder : folders) {
            for (String name : folder.names("beliefs", ".yaml")) {
                String file = "beliefs/" + name + ".yaml";
                if (!beliefs.containsKey(name)) {
                    beliefs.put(
                            name,
                            beliefs(YamlReader.read(file, folder.file(file).orElseThrow()), bound));
                }
            }
        }
        return beliefs;
    }

    private Definition.Beliefs beliefs(Yaml.Fields file, Definition bound) {
        FieldReader reader = FieldReader.of(file, "content", "field of a beliefs file", Format.names(Format.BELIEFS));
        checkFormat(reader);
        String who = reader.text("", "who", "whose values they are, such as `the doubters`");
        Yaml node = reader.node("inputs")
                .orElseThrow(() -> reader.place().refuse("inputs", "missing", "values for some inputs"));
        List<Assumption> changed = new ArrayList<>();
        inputFields(node, "assumption of " + model.name()).values().forEach((input, value) -> {
            FieldReader own = FieldReader.of(value, input, "field of a belief", Format.names(Format.BELIEF));
            FactBasis facts = PinnedFacts.read(own, input + ".");
            Place place = own.placeOf(facts.template().isPresent() && !own.has("value") ? "fact" : "value");
            Assumption base = place.check(
                    input,
                    () -> changed(
                            bound,
                            input,
                            facts.notation(bound.unit(input))
                                    .orElseGet(() -> own.text(input + ".", "value", "a value"))));
            place.check(input, () -> bound.with(base));
            changed.add(new Assumption(
                    input,
                    base.unit(),
                    base.belief(),
                    own.optionalText(input + ".", "basis", "where the value comes from")
                            .orElse(base.basis()),
                    own.optionalText(input + ".", "why", "one line").orElse(base.why()),
                    own.optionalDate(input + ".", "asOf").or(facts::day),
                    base.role(),
                    facts,
                    Stream.concat(base.cautions().stream().map(place::said), toCome(own, input + ".").stream())
                            .toList()));
        });
        return new Definition.Beliefs(who, changed);
    }

    private Definition.Beside beside(List<Answer> answers, Map<String, Definition.Beliefs> beliefs) {
        Optional<String> story = folders.stream()
                .map(folder -> folder.file("story.md"))
                .flatMap(Optional::stream)
                .findFirst()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        return new Definition.Beside(story, answers, beliefs, folders, code);
    }
}
