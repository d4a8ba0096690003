package dev.jacquard.scaling.parallel;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.positive;
import static dev.jacquard.numerics.Check.refused;
import static dev.jacquard.scaling.parallel.SpeedupVariables.AGENTS;
import static dev.jacquard.scaling.parallel.SpeedupVariables.SPEEDUP;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;

/**
 * Agents who work alone for a while and then wait for a person to review: the finite-source queue M/M/c//N.
 *
 * <p>Each of N agents runs for an exponential time of mean Z, then joins one queue for c supervisors, whose reviews take an
 * exponential time of mean S. The chance of n agents with the supervisors obeys {@code p_n = p_(n-1) (N - n + 1) (S / Z) / min(n,
 * c)}. Throughput never exceeds {@code c / S}, whatever N: beyond {@link #knee()} more agents only wait longer.
 *
 * <p>Times may be in any unit, as long as it is one; results are in that unit. With exponential reviews in order of arrival the
 * result depends on the running time through its mean alone; with other review times in order of arrival it does not hold.
 *
 * <pre>{@code
 * var team = new SupervisorQueue(40, 1, 30, 5);   // 40 agents, one person, 30 minutes alone, 5 to review
 * team.knee();                                    // 7 agents
 * team.state().running();                         // 6 of the 40 are at work
 * team.speedup();                                 // 7 times one agent
 * }</pre>
 *
 * @param agents N, {@code >= 1}
 * @param supervisors c, {@code >= 1}
 * @param autonomousTime Z, mean time an agent runs alone, {@code > 0}
 * @param reviewTime S, mean time a review takes, {@code > 0}
 * @see "Palm 1943; Kleinrock 1975, Queueing Systems I, section 3.8 (finite customer population, several servers)"
 */
public record SupervisorQueue(int agents, int supervisors, double autonomousTime, double reviewTime) {

    private static final Variable MACHINES = AGENTS.wholeOnly();
    private static final Variable PEOPLE = Variable.count("supervisors", "person", "how many people review");
    private static final Variable AUTONOMOUS = Variable.positive("autonomous", "min", "mean time an agent runs alone");
    private static final Variable REVIEW = Variable.positive("review", "min", "mean time a review takes");

    /** What goes in and comes out: the agents, the people and their times to the speed-up and what limits it. */
    public static final Signature<SupervisorQueue> SIGNATURE = Signature.of(
                    SpeedupVariables.stated(
                            "supervisor",
                            "Agents who wait for people to review: a finite-source queue",
                            "Palm 1943; Kleinrock 1975, Queueing Systems I, section 3.8",
                            Confidence.RECOMPUTED),
                    in -> new SupervisorQueue(in.whole(MACHINES), in.whole(PEOPLE), in.of(AUTONOMOUS), in.of(REVIEW)))
            .takes(MACHINES, PEOPLE, AUTONOMOUS, REVIEW)
            .gives(SPEEDUP, (queue, in) -> queue.speedup())
            .gives(
                    Variable.any("knee", "agent", "agents beyond which the people are the limit"),
                    (queue, in) -> queue.knee())
            .gives(
                    Variable.any("running", "agent", "agents at work, mean"),
                    (queue, in) -> queue.state().running())
            .gives(
                    Variable.any("availability", "share", "share of an agent's time spent at work"),
                    (queue, in) -> queue.state().availability())
            .gives(
                    Variable.any("utilisation", "share", "share of the people's time spent on reviews"),
                    (queue, in) -> queue.state().utilisation())
            .gives(
                    Variable.any("throughput", "/min", "completed reviews"),
                    (queue, in) -> queue.state().throughput())
            .gives(
                    Variable.any("queueTime", "min", "mean wait for a review to begin"),
                    (queue, in) -> queue.state().queueTime())
            .rises(SPEEDUP, MACHINES, PEOPLE);

    public SupervisorQueue {
        atLeast("agents", agents, 1);
        atLeast("supervisors", supervisors, 1);
        positive("autonomousTime", autonomousTime);
        positive("reviewTime", reviewTime);
    }

    /**
     * The steady state.
     *
     * @param throughput X, completed reviews per unit of time
     * @param utilisation U, share of the supervisors' time spent on reviews
     * @param withSupervisors L, agents queued or under review, mean
     * @param queued L_q, agents in the queue, mean
     * @param timeWithSupervisors W, mean time from asking to the end of the review
     * @param queueTime W_q, mean time from asking to the start of the review
     * @param running agents at work, mean
     * @param availability share of an agent's time spent at work
     */
    public record State(
            double throughput,
            double utilisation,
            double withSupervisors,
            double queued,
            double timeWithSupervisors,
            double queueTime,
            double running,
            double availability) {}

    /** Agents beyond which a supervisor is the limit: {@code c (Z + S) / S}, the fan-out of {@code c} people. */
    public double knee() {
        return supervisors * (1 + autonomousTime / reviewTime);
    }

    /** A bound on the throughput: {@code min(N / (Z + S), c / S)}. */
    public double throughputBound() {
        return Math.min(agents / (autonomousTime + reviewTime), supervisors / reviewTime);
    }

    /** Throughput over that of one agent with one supervisor, {@code 1 / (Z + S)}: never above {@link #knee()}. */
    public double speedup() {
        return state().throughput() * (autonomousTime + reviewTime);
    }

    /** The speed-up as a function of the number of agents, all else as here. Needs whole numbers of agents. */
    public SpeedupLaw asLaw() {
        return n -> {
            if (!(n >= 1 && n <= Integer.MAX_VALUE && n == Math.rint(n))) {
                throw refused("agents", n, "a whole number >= 1");
            }
            return withAgents((int) n).speedup();
        };
    }

    /** The same people and times with another number of agents. */
    public SupervisorQueue withAgents(int otherAgents) {
        return new SupervisorQueue(otherAgents, supervisors, autonomousTime, reviewTime);
    }

    /**
     * The steady state, summed outward from the likeliest number of waiting agents until the weights underflow.
     *
     * <p>The weights are log-concave, so that nothing overflows and the work grows with the spread of the queue, not with N.
     */
    public State state() {
        return sums(mode()).state();
    }

    /** Natural logarithm of the chance that no agent is with the supervisors; in large teams the chance itself underflows. */
    public double logIdleProbability() {
        int mode = mode();
        double log = -Math.log(sums(mode).total);
        for (int n = 1; n <= mode; n++) {
            log -= Math.log(ratio(n));
        }
        return log;
    }

    private Sums sums(int mode) {
        var sums = new Sums();
        sums.add(mode, 1);
        double weight = 1;
        for (int n = mode + 1; n <= agents && weight > 0; n++) {
            weight *= ratio(n);
            sums.add(n, weight);
        }
        weight = 1;
        for (int n = mode - 1; n >= 0 && weight > 0; n--) {
            weight /= ratio(n + 1);
            sums.add(n, weight);
        }
        return sums;
    }

    /** {@code p_n / p_(n-1)}, falling in n. */
    private double ratio(int n) {
        return (agents - n + 1.0) * reviewTime / autonomousTime / Math.min(n, supervisors);
    }

    /** The largest n whose weight is at least that of n - 1, by bisection on the falling ratio. */
    private int mode() {
        int low = 0;
        int high = agents;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (ratio(middle) >= 1) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Weighted sums over the states; each adds positive terms only, so that none loses digits. */
    private final class Sums {
        private double total;
        private double busy;
        private double inSystem;
        private double inQueue;
        private double atWork;

        void add(int n, double weight) {
            total += weight;
            busy += weight * Math.min(n, supervisors);
            inSystem += weight * n;
            inQueue += weight * Math.max(0, n - supervisors);
            atWork += weight * (agents - n);
        }

        State state() {
            return new State(
                    busy / total / reviewTime,
                    busy / total / supervisors,
                    inSystem / total,
                    inQueue / total,
                    inSystem / busy * reviewTime,
                    inQueue / busy * reviewTime,
                    atWork / total,
                    atWork / total / agents);
        }
    }
}
