package dev.jacquard.scenarios.binding;

import dev.jacquard.data.Published;
import dev.jacquard.laws.LawCatalogue;
import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.scaling.loss.LossLaw;
import dev.jacquard.scenarios.argument.In;
import dev.jacquard.scenarios.argument.Out;
import dev.jacquard.scenarios.argument.ScenarioException;
import dev.jacquard.scenarios.argument.Series;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model in Java: handles that build a record and ask it.
 *
 * <p>It is a public record whose components are the inputs, with a public method {@code outputs()} that returns a record. Reflection
 * happens once, here; a draw costs one call of a method handle for each record.
 */
final class RecordModel implements ModelShape {

    private final Class<? extends Record> type;
    private final List<ModelInput> inputs = new ArrayList<>();
    private final List<ModelOutput> outputs = new ArrayList<>();
    private final Node root;
    private final MethodHandle ask;
    private final List<MethodHandle> readers = new ArrayList<>();

    private RecordModel(Class<? extends Record> type) throws IllegalAccessException {
        this.type = type;
        this.root = node(type, "");
        Method method = outputsMethod(type);
        this.ask = MethodHandles.publicLookup().unreflect(method);
        for (RecordComponent component : method.getReturnType().getRecordComponents()) {
            outputs.add(output(component));
            readers.add(MethodHandles.publicLookup().unreflect(component.getAccessor()));
        }
    }

    /**
     * The shape of a model.
     *
     * @throws ScenarioException if it is not a public record with {@code outputs()}, or a component has a type that no input has
     */
    static ModelShape of(Class<? extends Record> type) {
        try {
            return new RecordModel(type);
        } catch (IllegalAccessException e) {
            throw new ScenarioException(
                    type.getSimpleName()
                            + ": not open (expected: a public record whose outputs() returns a public record)",
                    e);
        } catch (IllegalArgumentException e) {
            throw new ScenarioException(type.getSimpleName() + "." + e.getMessage(), e);
        } catch (LinkageError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ScenarioException(type.getSimpleName() + ": cannot be initialised (" + cause + ")", e);
        }
    }

    @Override
    public String name() {
        return type.getSimpleName();
    }

    @Override
    public Optional<Class<? extends Record>> type() {
        return Optional.of(type);
    }

    @Override
    public List<ModelInput> inputs() {
        return List.copyOf(inputs);
    }

    @Override
    public List<ModelOutput> outputs() {
        return List.copyOf(outputs);
    }

    @Override
    public boolean sameAs(ModelShape other) {
        return other instanceof RecordModel model && model.type == type;
    }

    @Override
    public Object[] run(Object[] leaves) throws Throwable {
        Object answer = ask.invoke(root.create(leaves));
        Object[] values = new Object[readers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = readers.get(i).invoke(answer);
        }
        return values;
    }

    /** One record of the model's tree: its constructor, and for each component a leaf's position or another record. */
    private record Node(Builder builder, int[] leaves, Node[] records) {
        Object create(Object[] values) throws Throwable {
            Object[] arguments = new Object[leaves.length];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = records[i] == null ? values[leaves[i]] : records[i].create(values);
            }
            return builder.build(arguments);
        }
    }

    /** Makes a record of its components. */
    private interface Builder {
        Object build(Object[] components) throws Throwable;
    }

    private static Builder builder(Constructor<?> constructor) throws IllegalAccessException {
        MethodHandle handle;
        try {
            handle = MethodHandles.publicLookup()
                    .unreflectConstructor(constructor)
                    .asSpreader(Object[].class, constructor.getParameterCount());
        } catch (IllegalArgumentException tooMany) {
            // A handle has a few slots less than a constructor may have, so the very largest records go without.
            return components -> {
                try {
                    return constructor.newInstance(components);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            };
        }
        return components -> handle.invoke(components);
    }

    private Node node(Class<?> record, String prefix) throws IllegalAccessException {
        RecordComponent[] components = record.getRecordComponents();
        int[] leaves = new int[components.length];
        Node[] records = new Node[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = prefix + components[i].getName();
            if (components[i].getType().isRecord() && !LossLaw.class.isAssignableFrom(components[i].getType())) {
                records[i] = node(components[i].getType(), name + ".");
            } else {
                leaves[i] = inputs.size();
                inputs.add(input(components[i], name));
            }
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return new Node(builder(record.getConstructor(types)), leaves, records);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException("constructor: not public (expected: a public record)", e);
        }
    }

    private static ModelInput input(RecordComponent component, String name) {
        Class<?> type = component.getType();
        In in = component.getAnnotation(In.class);
        Unit unit = unit(name, in == null ? "1" : in.unit());
        if (type == double.class || type == int.class || type == long.class) {
            ModelInput.Kind kind = type == double.class ? ModelInput.Kind.NUMBER : ModelInput.Kind.WHOLE_NUMBER;
            return new ModelInput(name, kind, type, unit, bounds(in, unit), List.of(), List.of());
        }
        if (type == boolean.class) {
            return choice(name, ModelInput.Kind.SWITCH, type, List.of("false", "true"), List.of(false, true));
        }
        if (type.isEnum()) {
            List<Object> constants = List.of(type.getEnumConstants());
            List<String> words = constants.stream()
                    .map(constant -> Words.lowerCamel(((Enum<?>) constant).name()))
                    .toList();
            return choice(name, ModelInput.Kind.WORD, type, words, constants);
        }
        if (LossLaw.class.isAssignableFrom(type)) {
            List<Published<? extends LossLaw>> laws = LawCatalogue.lossLaws().stream()
                    .filter(published -> type.isInstance(published.law()))
                    .toList();
            List<String> ids = laws.stream().map(Published::id).toList();
            List<Object> values =
                    laws.stream().map(published -> (Object) published.law()).toList();
            return choice(name, ModelInput.Kind.LAW, type, ids, values);
        }
        if (type == String.class) {
            return choice(name, ModelInput.Kind.TEXT, type, List.of(), List.of());
        }
        throw new IllegalArgumentException(name + ": " + type.getSimpleName()
                + " (expected: double, int, boolean, an enum, String, LossLaw or a record)");
    }

    private static ModelInput choice(
            String name, ModelInput.Kind kind, Class<?> type, List<String> options, List<Object> values) {
        return new ModelInput(name, kind, type, Unit.ONE, Bounds.NONE, options, values);
    }

    private static Unit unit(String name, String symbol) {
        try {
            return Unit.parse(symbol);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private static Bounds bounds(In in, Unit unit) {
        double low = in == null ? Double.NEGATIVE_INFINITY : in.low();
        double high = in == null ? Double.POSITIVE_INFINITY : in.high();
        if (unit.isShare()) {
            low = Math.max(low, 0);
            high = Math.min(high, 1 / unit.factor());
        }
        return new Bounds(low, high, in != null && in.lowOpen(), in != null && in.highOpen());
    }

    private static Method outputsMethod(Class<?> type) {
        try {
            Method method = type.getMethod("outputs");
            if (!method.getReturnType().isRecord() || Modifier.isStatic(method.getModifiers())) {
                throw new IllegalArgumentException(
                        "outputs: " + method.getReturnType().getSimpleName() + " (expected: a record)");
            }
            return method;
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(
                    "outputs: missing (expected: a public method outputs() that returns a record)", e);
        }
    }

    private static ModelOutput output(RecordComponent component) {
        Class<?> type = component.getType();
        Out out = component.getAnnotation(Out.class);
        Unit unit = unit(component.getName(), out == null ? "1" : out.unit());
        return new ModelOutput(component.getName(), outputKind(component.getName(), type), unit);
    }

    private static ModelOutput.Kind outputKind(String name, Class<?> type) {
        if (type == double.class || type == int.class || type == long.class) {
            return ModelOutput.Kind.NUMBER;
        }
        if (type == boolean.class) {
            return ModelOutput.Kind.INDICATOR;
        }
        if (type == Series.class) {
            return ModelOutput.Kind.PATH;
        }
        if (type == Map.class) {
            return ModelOutput.Kind.INDEXED;
        }
        throw new IllegalArgumentException(
                name + ": " + type.getSimpleName() + " (expected: double, boolean, Series or Map<String, Double>)");
    }
}
