package dev.jacquard.numerics.sensitivity;

import dev.jacquard.numerics.uncertainty.Stream;

/** Random orders of inputs. */
final class Orders {

    private Orders() {}

    /** A random order of 0 .. size - 1, a pure function of the stream. */
    static int[] random(int size, Stream stream) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int place = (int) (stream.uniform(i) * (i + 1));
            order[i] = order[place];
            order[place] = i;
        }
        return order;
    }
}
