package dev.jacquard.notebooks.kernel;

import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which of the classes that JShell wrapped around a snippet, one after the other, stands for it now, and which holds the
 * value of its variable.
 */
final class Generations {

    private static final Pattern WRAP = Pattern.compile("(REPL\\.\\$JShell\\$(\\d+)[A-Z]*)(\\$.*)?");

    private final Map<String, Class<?>> newest = new HashMap<>();
    private final Map<String, Class<?>> holders = new HashMap<>();
    private final Set<String> empty = new HashSet<>();
    private boolean replaced;

    /** The id of the snippet that a class was wrapped around; empty for classes inside of one. */
    static Optional<String> id(String className) {
        Matcher wrap = WRAP.matcher(className);
        return wrap.matches() && wrap.group(3) == null ? Optional.of(wrap.group(2)) : Optional.empty();
    }

    /** The name of the wrap that a class is or is inside of; empty for wraps of several methods. */
    static Optional<String> wrap(String className) {
        Matcher wrap = WRAP.matcher(className);
        return wrap.matches() ? Optional.of(wrap.group(1)) : Optional.empty();
    }

    /** The field of a variable's wrap. */
    static Optional<Field> variable(Class<?> wrap) {
        Optional<Field> found = Arrays.stream(wrap.getDeclaredFields())
                .filter(field -> !field.isSynthetic())
                .findFirst();
        found.ifPresent(field -> field.setAccessible(true));
        return found;
    }

    /** Variables, expressions, statements and methods all have a method; a type stands alone in its wrap. */
    static boolean holdsType(Class<?> wrap) {
        return Arrays.stream(wrap.getDeclaredMethods()).allMatch(Method::isSynthetic);
    }

    /** From now on a class stands for its snippet; it takes over the value where its variable is of the same type. */
    void install(String id, Class<?> now) throws IllegalAccessException {
        Class<?> before = newest.put(id, now);
        replaced = replaced || before != null && before != now;
        Class<?> holder = holders.get(id);
        if (holder == null || holder == now) {
            holders.put(id, now);
            empty.remove(id);
            return;
        }
        Optional<Field> from = variable(holder);
        Optional<Field> to = variable(now);
        if (from.isPresent() && to.isPresent()) {
            if (from.get().getGenericType().equals(to.get().getGenericType())) {
                to.get().set(null, from.get().get(null));
                holders.put(id, now);
                empty.remove(id);
            } else {
                empty.add(id);
            }
        }
    }

    /** The newest class holds the value: its initialiser has run. */
    void settle(String id) {
        holders.put(id, newest.get(id));
        empty.remove(id);
    }

    /** There is no value any more. */
    void forget(String id) {
        holders.remove(id);
        empty.remove(id);
    }

    /** Whether the newest class does not hold the value, since its variable is of another type. */
    boolean isEmpty(String id) {
        return empty.contains(id);
    }

    /** Whether a class has taken the place of another since this was asked last. */
    boolean takeReplaced() {
        boolean taken = replaced;
        replaced = false;
        return taken;
    }

    /** The type of the variable that holds the value, as Java writes it anywhere; empty if a class in it was replaced. */
    Optional<String> typeOfValue(String id) {
        try {
            return Optional.ofNullable(holders.get(id))
                    .flatMap(Generations::variable)
                    .map(field -> text(field.getGenericType()));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private String text(Type type) {
        if (type instanceof ParameterizedType generic) {
            return text(generic.getRawType())
                    + Arrays.stream(generic.getActualTypeArguments())
                            .map(this::text)
                            .collect(Collectors.joining(", ", "<", ">"));
        }
        if (type instanceof GenericArrayType array) {
            return text(array.getGenericComponentType()) + "[]";
        }
        if (type instanceof WildcardType wildcard) {
            return wildcard.getLowerBounds().length > 0
                    ? "? super " + text(wildcard.getLowerBounds()[0])
                    : "? extends " + text(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof Class<?> plain && plain.getCanonicalName() != null && isCurrent(plain)) {
            return plain.getCanonicalName();
        }
        throw new IllegalStateException(type.getTypeName());
    }

    private boolean isCurrent(Class<?> type) {
        Class<?> outer = type;
        while (outer.isArray()) {
            outer = outer.getComponentType();
        }
        while (outer.getEnclosingClass() != null) {
            outer = outer.getEnclosingClass();
        }
        Class<?> wrap = outer;
        return id(wrap.getName()).map(id -> newest.get(id) == wrap).orElse(true);
    }
}
