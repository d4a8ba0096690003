package dev.jacquard.numerics.uncertainty;

import java.util.List;

/**
 * What one thread sees of one column: draws are counted by their leading bits, and only those that share them with a bracket are looked
 * at. So many quantiles cost hardly more than one.
 */
final class Sieve {

    /** Sixteen bins to a binade. */
    private static final int LEADING_BITS = 16;

    private final Bracket.Catch[] caught;
    private final int[] firstBins;
    private final int[] lastBins;
    private final boolean[] near;
    private final long[] counts;

    Sieve(List<Bracket> brackets) {
        caught = brackets.stream().map(bracket -> bracket.new Catch()).toArray(Bracket.Catch[]::new);
        firstBins = brackets.stream().mapToInt(bracket -> bin(bracket.low())).toArray();
        lastBins = brackets.stream().mapToInt(bracket -> bin(bracket.high())).toArray();
        int bins = caught.length == 0 ? 0 : 1 << LEADING_BITS;
        near = new boolean[bins];
        counts = new long[bins];
        for (int bracket = 0; bracket < caught.length; bracket++) {
            for (int bin = firstBins[bracket]; bin <= lastBins[bracket]; bin++) {
                near[bin] = true;
            }
        }
    }

    private static int bin(double value) {
        return Quantiles.bin(value, LEADING_BITS);
    }

    /** Takes in the first {@code count} values, which are numbers. */
    void add(int count, double[] values) {
        if (caught.length == 0) {
            return;
        }
        for (int i = 0; i < count; i++) {
            int bin = bin(values[i]);
            counts[bin]++;
            if (near[bin]) {
                look(bin, values[i]);
            }
        }
    }

    private void look(int bin, double value) {
        for (int bracket = 0; bracket < caught.length; bracket++) {
            if (bin >= firstBins[bracket] && bin <= lastBins[bracket]) {
                caught[bracket].add(value);
            }
        }
    }

    /** What is known about each bracket, once all draws have been added. */
    Bracket.Catch[] caught() {
        long below = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            for (int bracket = 0; bracket < caught.length; bracket++) {
                if (firstBins[bracket] == bin) {
                    caught[bracket].addBelow(below);
                }
            }
            below += counts[bin];
        }
        return caught;
    }
}
