package dev.jacquard.command;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The types that somebody sees who uses a type: in its public and protected signatures, those of types within it too. */
final class Mentions {

    private final Set<Class<?>> found = new LinkedHashSet<>();

    private Mentions() {}

    /** Top-level types; a nested one counts as the type it stands in. */
    static Set<Class<?>> of(Class<?> type) {
        Mentions mentions = new Mentions();
        mentions.declaration(type);
        return mentions.found;
    }

    private void declaration(Class<?> type) {
        if (type.getGenericSuperclass() != null) {
            add(type.getGenericSuperclass());
        }
        addAll(type.getGenericInterfaces());
        bounds(type.getTypeParameters());
        if (type.isSealed()) {
            Stream.of(type.getPermittedSubclasses())
                    .filter(permitted -> seen(permitted.getModifiers()))
                    .forEach(this::add);
        }
        for (Field field : type.getDeclaredFields()) {
            if (seen(field.getModifiers())) {
                add(field.getGenericType());
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            signature(constructor);
        }
        for (Method method : type.getDeclaredMethods()) {
            if (seen(method.getModifiers()) && !method.isSynthetic()) {
                add(method.getGenericReturnType());
                signature(method);
            }
        }
        for (Class<?> nested : type.getDeclaredClasses()) {
            if (seen(nested.getModifiers())) {
                declaration(nested);
            }
        }
    }

    private void signature(Executable executable) {
        if (seen(executable.getModifiers())) {
            addAll(executable.getGenericParameterTypes());
            addAll(executable.getGenericExceptionTypes());
            bounds(executable.getTypeParameters());
        }
    }

    private void bounds(TypeVariable<?>[] variables) {
        for (TypeVariable<?> variable : variables) {
            for (Type bound : variable.getBounds()) {
                if (!(bound instanceof ParameterizedType)) {
                    add(bound);
                }
            }
        }
    }

    private void addAll(Type[] types) {
        List.of(types).forEach(this::add);
    }

    private void add(Type type) {
        if (type instanceof Class<?> plain) {
            Class<?> top = plain;
            while (top.isArray() || top.getEnclosingClass() != null) {
                top = top.isArray() ? top.getComponentType() : top.getEnclosingClass();
            }
            if (!top.isPrimitive()) {
                found.add(top);
            }
        } else if (type instanceof ParameterizedType parameterized) {
            add(parameterized.getRawType());
            addAll(parameterized.getActualTypeArguments());
        } else if (type instanceof WildcardType wildcard) {
            addAll(wildcard.getUpperBounds());
            addAll(wildcard.getLowerBounds());
        } else if (type instanceof GenericArrayType array) {
            add(array.getGenericComponentType());
        }
    }

    private static boolean seen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }
}
