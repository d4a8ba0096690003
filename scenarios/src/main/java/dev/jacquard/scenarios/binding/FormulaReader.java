package dev.jacquard.scenarios.binding;

import dev.jacquard.data.Datasets;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.quantity.Quantity;
import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.numerics.uncertainty.Belief;
import dev.jacquard.scenarios.formulas.FormulaSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads the inputs and formulas of a scenario whose model they are. */
final class FormulaReader {

    private static final List<String> FORMULA = Format.names(Format.FORMULA);
    private static final String INTERVAL = "lo .. hi and a unit";

    private final Yaml.Fields inputs;
    private final Yaml.Fields formulas;
    private final Map<String, List<String>> forms = new LinkedHashMap<>();

    private FormulaReader(Yaml.Fields inputs, Yaml.Fields formulas) {
        this.inputs = inputs;
        this.formulas = formulas;
    }

    /** The model that a scenario's inputs and formulas are. */
    static ModelShape model(FieldReader scenario) {
        Place place = scenario.placeOf(FormulaModel.NAME);
        Yaml formulas = scenario.node(FormulaModel.NAME)
                .orElseThrow(() -> place.refuse(FormulaModel.NAME, "missing", "a formula for each output"));
        Yaml inputs = scenario.node("inputs").orElseGet(() -> new Yaml.Fields(scenario.place(), Map.of(), Map.of()));
        return new FormulaReader(mapping("inputs", inputs), mapping(FormulaModel.NAME, formulas)).model();
    }

    private static Yaml.Fields mapping(String name, Yaml node) {
        if (!(node instanceof Yaml.Fields fields)) {
            throw node.place().refuse(name, node.kind(), "fields by name");
        }
        return fields;
    }

    private ModelShape model() {
        if (formulas.values().isEmpty()) {
            throw formulas.place().refuse(FormulaModel.NAME, "none", "a formula for each output");
        }
        List<FormulaSet.Formula> read = new ArrayList<>();
        formulas.values().forEach((name, node) -> read.add(formula(name, node)));
        List<ModelInput> own = new ArrayList<>();
        inputs.values().forEach((name, node) -> own.add(input(name, node)));
        FormulaSet set = FormulaSet.of(own.stream().map(this::seen).toList(), read);
        List<ModelOutput> outputs = IntStream.range(0, read.size())
                .mapToObj(i -> output(read.get(i).name(), set.units().get(i)))
                .toList();
        Map<String, Map<String, String>> written = new LinkedHashMap<>();
        read.forEach(formula -> written.put(formula.name(), written(formula)));
        return new FormulaModel(set, own, outputs, written, labels());
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Yaml.Fields named : List.of(inputs, formulas)) {
            named.values().forEach((name, node) -> {
                if (node instanceof Yaml.Fields fields && fields.values().containsKey("label")) {
                    labels.put(
                            name,
                            FieldReader.of(
                                            fields,
                                            name,
                                            "field",
                                            List.copyOf(fields.values().keySet()))
                                    .text(name + ".", "label", "what people call it"));
                }
            });
        }
        return labels;
    }

    private static Map<String, String> written(FormulaSet.Formula formula) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("by", String.join(", ", formula.by()));
        formula.forms().forEach((form, text) -> texts.put("form " + form, text.text()));
        formula.otherwise().ifPresent(text -> texts.put("else", text.text()));
        return texts;
    }

    private ModelOutput output(String name, Unit unit) {
        FieldReader reader = fields(name, formulas.values().get(name));
        Bounds bounds = bounds(reader, name, unit).orElseGet(() -> Bounds.of(unit, false));
        return new ModelOutput(name, ModelOutput.Kind.NUMBER, unit, bounds, true);
    }

    /** The input as formulas see it. */
    private FormulaSet.Input seen(ModelInput input) {
        List<Double> codes = input.isNumber()
                ? input.options().stream()
                        .map(option -> Quantity.parse(option, input.unit()).in(input.unit()))
                        .toList()
                : input.values().stream().map(Double.class::cast).toList();
        return new FormulaSet.Input(
                input.name(),
                input.unit(),
                input.options(),
                codes,
                input.isNumber(),
                rows(input.name(), input.isNumber()));
    }

    /** The set of facts whose rows an input's forms are, by `of:`; empty where they are none. */
    private String rows(String name, boolean number) {
        FieldReader reader = FieldReader.of(
                inputs.values().get(name), name, "field of an input", Format.names(Format.FORMULA_INPUT));
        Optional<String> set = reader.optionalText(name + ".", "of", "a set of facts");
        set.ifPresent(slug -> {
            if (number || !Datasets.slugs().contains(slug)) {
                throw reader.placeOf("of")
                        .refuse(
                                name + ".of",
                                slug,
                                number
                                        ? "no set for a number"
                                        : "one of " + Check.among(slug, Datasets.slugs())
                                                + Check.nearest(slug, Datasets.slugs()));
            }
        });
        return set.orElse("");
    }

    private ModelInput input(String name, Yaml node) {
        Place key = inputs.keys().get(name);
        FormulaSet.refuseInput(name, key::refuse);
        FieldReader reader = FieldReader.of(node, name, "field of an input", Format.names(Format.FORMULA_INPUT));
        Optional<String> value = reader.optionalText(name + ".", "value", "a value");
        List<String> chosen = value.map(FormulaReader::options).orElse(List.of());
        boolean words = !chosen.isEmpty() && chosen.stream().noneMatch(FormulaReader::isNumber);
        Unit unit = unit(reader, name, value, words);
        if (!words) {
            Bounds bounds = bounds(reader, name, unit)
                    .orElseGet(() -> unit.isShare() ? new Bounds(0, 1 / unit.factor(), false, false) : Bounds.NONE);
            List<String> numbers =
                    chosen.stream().filter(FormulaReader::isNumber).toList();
            return new ModelInput(name, ModelInput.Kind.NUMBER, double.class, unit, bounds, numbers, List.of());
        }
        List<String> options = new ArrayList<>(chosen);
        forms.getOrDefault(name, List.of()).stream()
                .filter(form -> !options.contains(form))
                .forEach(options::add);
        List<Object> codes = IntStream.range(0, options.size())
                .mapToObj(i -> (Object) (double) i)
                .toList();
        return new ModelInput(name, ModelInput.Kind.WORD, String.class, Unit.ONE, Bounds.NONE, options, codes);
    }

    private static boolean isNumber(String option) {
        return option.matches("[-+.]?\\d.*");
    }

    /** The forms that a value chooses among; none where it is a number or a range. */
    private static List<String> options(String value) {
        try {
            Belief belief = Belief.parse(value, Belief.unitIn(value).orElse(Unit.ONE));
            return belief instanceof Belief.Choice choice
                    ? choice.options().stream().map(Belief.Choice.Option::name).toList()
                    : List.of();
        } catch (IllegalArgumentException e) {
            return List.of(); // refused with its place where the value is bound
        }
    }

    private static Unit unit(FieldReader reader, String name, Optional<String> value, boolean words) {
        Optional<String> stated = reader.optionalText(name + ".", "unit", "a unit");
        if (stated.isPresent()) {
            Place place = reader.placeOf("unit");
            if (words) {
                throw place.refuse(name + ".unit", stated.get(), "no unit for a choice of forms");
            }
            return place.check(name, () -> Unit.parse(stated.get()));
        }
        if (words) {
            return Unit.ONE;
        }
        if (reader.has("fact")) {
            return plainShare(PinnedFacts.read(reader, name + ".")
                    .facts()
                    .values()
                    .iterator()
                    .next()
                    .unit());
        }
        if (value.isEmpty()) {
            return Unit.ONE;
        }
        return reader.placeOf("value")
                .check(name, () -> plainShare(Belief.unitIn(value.get()).orElse(Unit.ONE)));
    }

    /** A percentage is a share, whose shapes lie on [0, 1]. */
    private static Unit plainShare(Unit unit) {
        return unit.isShare() ? Unit.SHARE : unit;
    }

    private static Optional<Bounds> bounds(FieldReader reader, String name, Unit unit) {
        return reader.optionalText(name + ".", "bounds", INTERVAL)
                .map(text -> reader.placeOf("bounds").check(name + ".bounds", () -> {
                    int dots = text.indexOf("..");
                    if (dots < 0) {
                        throw Check.refused(name + ".bounds", text, INTERVAL);
                    }
                    String upper = text.substring(dots + 2);
                    Unit written = Quantity.unitIn(upper).orElse(unit);
                    double low =
                            Quantity.parse(text.substring(0, dots), written).in(unit);
                    double high = Quantity.parse(upper, written).in(unit);
                    if (!(low < high)) {
                        throw Check.refused(name + ".bounds", text, "a lower end below the upper one");
                    }
                    return new Bounds(low, high, false, false);
                }));
    }

    private static FieldReader fields(String name, Yaml node) {
        Yaml.Fields fields = mapping(name, node);
        boolean byForm = fields.values().containsKey("by");
        List<String> known = new ArrayList<>(FORMULA);
        if (byForm) {
            fields.values().keySet().stream()
                    .filter(key -> !known.contains(key))
                    .forEach(known::add);
        }
        return FieldReader.of(fields, name, "field of a formula", known);
    }

    private FormulaSet.Formula formula(String name, Yaml node) {
        FieldReader reader = fields(name, node);
        Place key = formulas.keys().get(name);
        Optional<Unit> unit = reader.optionalText(name + ".", "unit", "a unit")
                .map(text -> reader.placeOf("unit").check(name, () -> Unit.parse(text)));
        Map<String, FormulaSet.Text> texts = new LinkedHashMap<>();
        if (reader.has("is") == reader.has("by")) {
            throw key.refuse(
                    name,
                    reader.has("is") ? "both is and by" : "neither is nor by",
                    "`is: EXPRESSION`, or `by: CHOICE` and an expression for each form");
        }
        if (reader.has("is")) {
            for (String other : List.of("else", "forms")) {
                if (reader.has(other)) {
                    throw reader.placeOf(other).refuse(name + "." + other, "beside is", "`by: CHOICE` beside it");
                }
            }
            texts.put("", text(reader, name, "is"));
            return new FormulaSet.Formula(name, unit, List.of(), texts, Optional.empty(), key::refuse);
        }
        List<String> by = by(reader, name);
        Yaml.Fields all = (Yaml.Fields) node;
        all.values().keySet().stream()
                .filter(form -> !FORMULA.contains(form))
                .forEach(form -> texts.put(form, text(reader, name, form)));
        reader.node("forms").ifPresent(inner -> {
            FieldReader apart = FieldReader.of(
                    inner,
                    name + ".forms",
                    "form",
                    List.copyOf(mapping(name + ".forms", inner).values().keySet()));
            ((Yaml.Fields) inner).values().keySet().forEach(form -> {
                if (texts.put(form, text(apart, name + ".forms", form)) != null) {
                    throw apart.placeOf(form).refuse(name + ".forms", form, "each form once");
                }
            });
        });
        if (texts.isEmpty()) {
            throw key.refuse(name, "no form", "an expression for each form of " + String.join(" and ", by));
        }
        for (String form : texts.keySet()) {
            String[] parts = form.split("\\s*,\\s*", -1);
            for (int i = 0; i < by.size() && parts.length == by.size(); i++) {
                forms.computeIfAbsent(by.get(i), choice -> new ArrayList<>()).add(parts[i]);
            }
        }
        Optional<FormulaSet.Text> otherwise =
                reader.has("else") ? Optional.of(text(reader, name, "else")) : Optional.empty();
        return new FormulaSet.Formula(name, unit, by, texts, otherwise, key::refuse);
    }

    private static List<String> by(FieldReader reader, String name) {
        Yaml node = reader.node("by").orElseThrow();
        List<Yaml> items = node instanceof Yaml.Items list ? list.values() : List.of(node);
        List<String> by = new ArrayList<>();
        for (Yaml item : items) {
            if (!(item instanceof Yaml.Text text) || text.value().isEmpty()) {
                throw item.place().refuse(name + ".by", item.kind(), "the name of a choice");
            }
            by.add(text.value());
        }
        if (by.isEmpty() || by.size() > 2) {
            throw node.place().refuse(name + ".by", by.size() + " choices", "one or two choices");
        }
        return by;
    }

    private static FormulaSet.Text text(FieldReader reader, String name, String field) {
        String text = reader.text(name + ".", field, "an expression");
        return new FormulaSet.Text(text, reader.placeOf(field)::refuseShowing);
    }
}
