package dev.jacquard.scaling.parallel;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Least squares of the universal scalability law within its bounds.
 *
 * <p>With {@code theta = (1, sigma, kappa) / lambda} the reciprocal of the law is linear: {@code N / X = theta . (1, N - 1, N (N - 1))}, and
 * the bounds {@code 0 <= sigma <= 1}, {@code kappa >= 0} are planes. The search begins on the face of the bounds to which linear least
 * squares point, and goes from face to face until its end is certified: no bound broken, and at each bound it stands on a slope that says
 * that the rows want to go beyond (Kuhn and Tucker's conditions), and no law far off can do better; without such a proof all faces are searched.
 *
 * <p>Rows without one worker that fall as fast as {@code 1 / N} are met best in the limit of infinite kappa and lambda, which is no law; the
 * end is then the lowest that was found short of it.
 *
 * @see <a href="https://doi.org/10.1007/978-0-387-40065-5">Nocedal and Wright 2006, Numerical Optimization</a>, section 16.5 (active sets)
 */
final class UslFaces {

    /** {@code (N / d - X)^2} bends upward in d where the law {@code N / d} is above this share of X. */
    private static final double CONVEX = 2.0 / 3;

    /** The slope of {@code N / X}, {@code sigma + kappa (2 N - 1)}, is positive from here on. */
    private static final double FALLS = 0.5;

    private static final double[] CONTENTIONS = {1e-3, 1e-2, 0.03, 0.1, 0.3, 0.9};
    private static final double FLATTEST = 0.1;
    private static final double STEEPEST = 1e3;

    private final double[] workers;
    private final double[] throughput;
    private final double[] one;
    private final double[] others;
    private final double[] pairs;

    UslFaces(double[] workers, double[] throughput) {
        this.workers = workers;
        this.throughput = throughput;
        one = new double[workers.length];
        others = new double[workers.length];
        pairs = new double[workers.length];
        for (int i = 0; i < workers.length; i++) {
            one[i] = 1;
            others[i] = workers[i] - 1;
            pairs[i] = workers[i] * others[i];
        }
    }

    /** A part of the bounds: sigma free (-1) or given, kappa free or 0. */
    enum Face {
        INSIDE(-1, true),
        NO_COHERENCY(-1, false),
        NO_CONTENTION(0, true),
        ALL_CONTENTION(1, true),
        LINEAR(0, false),
        CONSTANT(1, false);

        private static final Face[] ALL = values();

        private final int sigma;
        private final boolean coherent;

        Face(int sigma, boolean coherent) {
            this.sigma = sigma;
            this.coherent = coherent;
        }

        private static Face of(int sigma, boolean coherent) {
            for (Face face : ALL) {
                if (face.sigma == sigma && face.coherent == coherent) {
                    return face;
                }
            }
            throw new AssertionError("every pair has a face");
        }

        private double[] theta(double[] found) {
            return new double[] {
                found[0], sigma < 0 ? found[1] : sigma * found[0], coherent ? found[found.length - 1] : 0
            };
        }

        /** This face with the bounds that a point breaks added. */
        private Face within(double[] theta) {
            int bound = theta[1] < 0 ? 0 : theta[1] > theta[0] ? 1 : -1;
            return of(sigma < 0 ? bound : sigma, coherent && theta[2] >= 0);
        }
    }

    /**
     * Where a search ended.
     *
     * @param theta {@code (1, sigma, kappa) / lambda}
     * @param squares the sum of squared residuals; infinite where no law was found
     * @param face the bounds it stands on
     */
    record End(double[] theta, double squares, Face face) {

        private boolean lawful() {
            return squares < Double.POSITIVE_INFINITY
                    && theta[0] > 0
                    && theta[1] >= 0
                    && theta[1] <= theta[0]
                    && theta[2] >= 0;
        }

        boolean[] bound() {
            return new boolean[] {face.sigma >= 0, !face.coherent, false};
        }
    }

    /** The law with the least squares of all lawful ones. */
    End best() {
        UslSearch search = search(Face.INSIDE);
        Face face = Face.INSIDE.within(search.theta);
        if (face != Face.INSIDE) {
            search = search(face);
        }
        Set<Face> seen = EnumSet.noneOf(Face.class);
        while (seen.add(face)) {
            double squares = search.minimise();
            End end = new End(face.theta(search.theta), squares, face);
            Face next = next(end);
            if (next == face) {
                return end.lawful() && lowerNowhere(end.squares) ? end : lowest();
            }
            face = next;
            search = search(face);
        }
        return lowest();
    }

    private UslSearch search(Face face) {
        double[] first = face.sigma == 1 ? workers : one;
        double[][] columns = face.sigma < 0
                ? face.coherent ? new double[][] {first, others, pairs} : new double[][] {first, others}
                : face.coherent ? new double[][] {first, pairs} : new double[][] {first};
        return new UslSearch(workers, throughput, columns);
    }

    /** The end's own face if the end is certified; else the one to search next. */
    private Face next(End end) {
        Face face = end.face.within(end.theta);
        if (face != end.face || face == Face.INSIDE) {
            return face;
        }
        double contention = 0;
        double coherency = 0;
        for (int i = 0; i < workers.length; i++) {
            double d = end.theta[0] + end.theta[1] * others[i] + end.theta[2] * pairs[i];
            double law = workers[i] / d;
            double pull = (law - throughput[i]) * law / d;
            contention -= pull * others[i];
            coherency -= pull * pairs[i];
        }
        boolean stays = face.sigma == 0 ? contention >= 0 : contention <= 0;
        return Face.of(stays ? face.sigma : -1, face.coherent || coherency < 0);
    }

    /**
     * Whether a certified end is proven the lowest. A row's square is convex in theta while the law reaches two thirds of the measurement, so
     * ends can differ only if one law falls shorter at some row. Since {@code X / N} never rises with N from {@value #FALLS} on, that law then
     * falls short at larger N too, by squares that are counted here.
     */
    private boolean lowerNowhere(double squares) {
        for (int i = 0; i < workers.length; i++) {
            double most = CONVEX * throughput[i];
            double least = (throughput[i] - most) * (throughput[i] - most);
            for (int j = 0; j < workers.length && least <= squares; j++) {
                if (j != i && workers[i] >= FALLS && workers[j] >= workers[i]) {
                    double missing = Math.max(0, throughput[j] - most * workers[j] / workers[i]);
                    least += missing * missing;
                }
            }
            if (!(least > squares)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The lowest of the inside and all faces, each searched from linear least squares and from the lowest point of a grid: for rows that no law
     * comes near or that lie on a bound to the last digit.
     */
    private End lowest() {
        End best = null;
        for (Face face : Face.ALL) {
            for (boolean gridded : new boolean[] {false, true}) {
                UslSearch search = search(face);
                if (gridded) {
                    startOnGrid(face, search);
                }
                double squares = search.minimise();
                End end = new End(face.theta(search.theta), squares, face);
                if (end.lawful() && (best == null || squares < best.squares)) {
                    best = end;
                }
            }
        }
        // The two faces of one parameter are lawful for any rows with a positive throughput.
        return best;
    }

    /** Moves a search to the lowest point of a grid of sigma and, by fours up to {@link #STEEPEST}, kappa. */
    private void startOnGrid(Face face, UslSearch search) {
        double largest = Arrays.stream(workers).max().orElseThrow();
        double flattest = face.coherent ? FLATTEST / (largest * largest) : STEEPEST;
        for (double sigma : face.sigma < 0 ? CONTENTIONS : new double[] {face.sigma}) {
            for (double kappa = flattest; kappa <= STEEPEST; kappa *= 4) {
                double[] law = face.sigma < 0
                        ? face.coherent ? new double[] {1, sigma, kappa} : new double[] {1, sigma}
                        : face.coherent ? new double[] {1, kappa} : new double[] {1};
                search.startAt(law);
            }
        }
    }
}
