package dev.jacquard.scenarios.claims;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.uncertainty.StandardNormal;
import dev.jacquard.numerics.uncertainty.WilsonInterval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How well probabilities did, once the outcomes are known.
 *
 * <p>The Brier score of a claim is {@code (p - o)^2} with o = 1 if it came true and 0 if not; 0 is best, 0.25 is what a coin gets. The
 * reference is somebody who always says the share that came true, {@code o (1 - o)}: he knows how often, and nothing about which.
 *
 * <pre>{@code
 * var board = Scoreboard.of(List.of(new Settled("an-essay", "a-claim", "It rains.", 0.8, true), ...));
 * board.brier();
 * board.groups();   // said 60 to 80 %: came true in 5 of 7
 * }</pre>
 *
 * @param settled the settled claims, the best score first
 * @see <a href="https://doi.org/10.1175/1520-0493(1950)078%3C0001:VOFEIT%3E2.0.CO;2">Brier 1950</a>, equation 2, halved for two
 *     classes
 */
public record Scoreboard(List<Settled> settled) {

    /** With fewer settled claims a calibration says nothing; then none is drawn. */
    public static final int ENOUGH = 10;

    /** Level of the intervals of {@link #groups}. */
    public static final double LEVEL = 0.9;

    private static final int GROUPS = 5;

    /**
     * One settled claim.
     *
     * @param scenario whose claim it is
     * @param claim its id
     * @param text the sentence
     * @param probability what was said, in [0, 1]
     * @param outcome whether it came true
     */
    public record Settled(String scenario, String claim, String text, double probability, boolean outcome) {
        public Settled {
            Check.notBlank("scenario", scenario);
            Check.notBlank("claim", claim);
            Check.fraction("probability", probability);
        }

        /** Its Brier score. */
        public double brier() {
            return Math.pow(probability - (outcome ? 1 : 0), 2);
        }
    }

    /**
     * The claims whose probabilities lie close together.
     *
     * @param from least probability of the group
     * @param to largest probability of the group
     * @param said mean of their probabilities
     * @param claims how many there are
     * @param cameTrue how many of them came true
     * @param low lower end of the interval of the share that comes true, at {@link Scoreboard#LEVEL}
     * @param high its upper end
     */
    public record Group(double from, double to, double said, int claims, int cameTrue, double low, double high) {

        /** Share that came true. */
        public double share() {
            return (double) cameTrue / claims;
        }

        /** Whether what was said lies in the interval of what happens. */
        public boolean calibrated() {
            return said >= low && said <= high;
        }
    }

    public Scoreboard {
        settled = settled.stream()
                .sorted(Comparator.comparingDouble(Settled::brier)
                        .thenComparing(Settled::scenario)
                        .thenComparing(Settled::claim))
                .toList();
    }

    /** The scoreboard of some settled claims, in any order. */
    public static Scoreboard of(List<Settled> settled) {
        return new Scoreboard(settled);
    }

    /** Whether there are enough claims for a calibration. */
    public boolean enough() {
        return settled.size() >= ENOUGH;
    }

    /** Mean Brier score; NaN where nothing is settled. */
    public double brier() {
        return settled.stream().mapToDouble(Settled::brier).average().orElse(Double.NaN);
    }

    /** Brier score of always saying the share that came true; NaN where nothing is settled. */
    public double reference() {
        double share = settled.stream()
                .mapToDouble(one -> one.outcome() ? 1 : 0)
                .average()
                .orElse(Double.NaN);
        return share * (1 - share);
    }

    /** The claims by what was said of them, in fifths of the way from 0 to 1; empty fifths are left out. */
    public List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        for (int k = 0; k < GROUPS; k++) {
            double from = (double) k / GROUPS;
            double to = (double) (k + 1) / GROUPS;
            boolean last = k == GROUPS - 1;
            List<Settled> own = settled.stream()
                    .filter(one -> one.probability() >= from && (one.probability() < to || last))
                    .toList();
            if (!own.isEmpty()) {
                groups.add(group(from, to, own));
            }
        }
        return List.copyOf(groups);
    }

    /** The interval of the share is Wilson's, which is sound for few claims and for shares of 0 and 1. */
    private static Group group(double from, double to, List<Settled> own) {
        int n = own.size();
        int count = (int) own.stream().filter(Settled::outcome).count();
        double said = own.stream().mapToDouble(Settled::probability).average().orElseThrow();
        double z = StandardNormal.quantile((1 + LEVEL) / 2);
        WilsonInterval share = WilsonInterval.of(count, n, z);
        return new Group(from, to, said, n, count, share.low(), share.high());
    }
}
