package dev.jacquard.scenarios.conditions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A part of what the inputs can be.
 *
 * @param limits what it asks, by position of the input
 */
record Box(SortedMap<Integer, Limit> limits) {

    static final Box ALL = new Box(new TreeMap<>());

    Box {
        limits = Collections.unmodifiableSortedMap(new TreeMap<>(limits));
    }

    Box with(int input, Limit limit) {
        SortedMap<Integer, Limit> changed = new TreeMap<>(limits);
        changed.put(input, limit);
        return new Box(changed);
    }

    Box without(int input) {
        SortedMap<Integer, Limit> changed = new TreeMap<>(limits);
        changed.remove(input);
        return new Box(changed);
    }

    /** The boxes of one limit each that share nothing with this one and together hold all outside it. */
    List<Box> beyond(List<Searched> inputs) {
        List<Box> beyond = new ArrayList<>();
        limits.forEach(
                (input, limit) -> limit.beyond(inputs.get(input)).forEach(other -> beyond.add(ALL.with(input, other))));
        return beyond;
    }

    Where where(List<Searched> inputs) {
        List<Where.Part> parts = new ArrayList<>();
        limits.forEach((input, limit) -> parts.add(limit.part(inputs.get(input))));
        return new Where(parts);
    }
}
