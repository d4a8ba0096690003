package dev.jacquard.numerics.sampling;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The direction numbers v_1 .. v_32 of each dimension, as binary fractions with 32 digits.
 *
 * <p>{@code v_k = m_k / 2^k}, and m_k follows from the s before it by the polynomial's recurrence.
 *
 * @see <a href="https://doi.org/10.1137/070709359">Joe and Kuo 2008</a>, equations 2.2 and 2.3
 */
final class DirectionNumbers {

    static final int BITS = 32;
    private static final String FILE = "joe-kuo-6.txt";
    private static final int[][] ALL = read();

    private DirectionNumbers() {}

    /** How many dimensions there are. */
    static int dimensions() {
        return ALL.length;
    }

    /** The numbers of a dimension counted from 0; not to be changed. */
    static int[] of(int dimension) {
        return ALL[dimension];
    }

    private static int[][] read() {
        List<int[]> all = new ArrayList<>();
        all.add(vanDerCorput());
        try (InputStream stream = DirectionNumbers.class.getResourceAsStream(FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> all.add(row(line.split(" "))));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
        return all.toArray(int[][]::new);
    }

    private static int[] vanDerCorput() {
        int[] numbers = new int[BITS];
        for (int k = 0; k < BITS; k++) {
            numbers[k] = 1 << (BITS - 1 - k);
        }
        return numbers;
    }

    private static int[] row(String[] fields) {
        int degree = Integer.parseInt(fields[1]);
        int coefficients = Integer.parseInt(fields[2]);
        int[] numbers = new int[BITS];
        for (int k = 0; k < BITS; k++) {
            if (k < degree) {
                numbers[k] = Integer.parseInt(fields[3 + k]) << (BITS - 1 - k);
                continue;
            }
            int v = numbers[k - degree] ^ (numbers[k - degree] >>> degree);
            for (int j = 1; j < degree; j++) {
                v ^= (coefficients >>> (degree - 1 - j) & 1) == 1 ? numbers[k - j] : 0;
            }
            numbers[k] = v;
        }
        return numbers;
    }
}
