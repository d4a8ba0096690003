package dev.jacquard.laws;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Variable;
import dev.jacquard.scaling.parallel.Amdahl;
import dev.jacquard.scaling.parallel.CorrelatedAttempts;
import dev.jacquard.scaling.parallel.Gustafson;
import dev.jacquard.scaling.parallel.SteppingOnToes;
import dev.jacquard.scaling.parallel.SunNi;
import dev.jacquard.scaling.parallel.SupervisorQueue;
import dev.jacquard.scaling.parallel.UniversalScalabilityLaw;
import java.util.List;

/** The speed-up laws of {@code scaling.parallel} as the catalogue offers them. */
final class SpeedupLaws {

    private static final String FAMILY = "speedup";

    private static final Variable AGENTS =
            new Variable("agents", Variable.any("n", "agent", "n").unit(), "how many agents", 1, false);
    private static final Variable PARALLEL =
            Variable.any("parallel", "share", "share of one worker's time that runs in parallel");
    private static final Variable PARALLEL_RUN =
            Variable.any("parallel", "share", "share of the parallel run's time in which all agents work");
    private static final Variable SPEEDUP = Variable.any("speedup", "1", "speed of the agents over that of one");
    private static final Variable CEILING = Variable.any("ceiling", "1", "speed-up of agents without number");

    private SpeedupLaws() {}

    static List<CatalogueLaw> all() {
        return List.of(amdahl(), gustafson(), supervisor(), correlated(), sunNi(), steppingOnToes(), usl());
    }

    private static CatalogueLaw amdahl() {
        return law(
                "amdahl",
                "Amdahl's law: fixed work, one share of it runs in parallel",
                "Amdahl 1967 (https://doi.org/10.1145/1465482.1465560)",
                Confidence.VERIFIED,
                List.of(PARALLEL, AGENTS),
                List.of(SPEEDUP, CEILING),
                v -> new double[] {new Amdahl(v[0]).speedup(v[1]), new Amdahl(v[0]).ceiling()});
    }

    private static CatalogueLaw gustafson() {
        return law(
                "gustafson",
                "Gustafson's law: the work grows with the agents",
                "Gustafson 1988 (https://doi.org/10.1145/42411.42415)",
                Confidence.DERIVED,
                List.of(PARALLEL_RUN, AGENTS),
                List.of(SPEEDUP),
                v -> new double[] {new Gustafson(v[0]).speedup(v[1])});
    }

    private static CatalogueLaw supervisor() {
        return law(
                "supervisor",
                "Agents who wait for people to review: a finite-source queue",
                "Palm 1943; Kleinrock 1975, Queueing Systems I, section 3.8",
                Confidence.VERIFIED,
                List.of(
                        Variable.count("agents", "agent", "how many agents"),
                        Variable.count("supervisors", "person", "how many people review"),
                        Variable.positive("autonomous", "min", "mean time an agent runs alone"),
                        Variable.positive("review", "min", "mean time a review takes")),
                List.of(
                        SPEEDUP,
                        Variable.any("knee", "agent", "agents beyond which the people are the limit"),
                        Variable.any("running", "agent", "agents at work, mean"),
                        Variable.any("availability", "share", "share of an agent's time spent at work"),
                        Variable.any("utilisation", "share", "share of the people's time spent on reviews"),
                        Variable.any("throughput", "/min", "completed reviews"),
                        Variable.any("queueTime", "min", "mean wait for a review to begin")),
                v -> supervisor(new SupervisorQueue((int) v[0], (int) v[1], v[2], v[3])));
    }

    private static double[] supervisor(SupervisorQueue queue) {
        SupervisorQueue.State state = queue.state();
        return new double[] {
            queue.speedup(),
            queue.knee(),
            state.running(),
            state.availability(),
            state.utilisation(),
            state.throughput(),
            state.queueTime()
        };
    }

    private static CatalogueLaw correlated() {
        return law(
                "correlated",
                "Agents that resemble each other: the effective number of attempts",
                "variance of the mean of equally correlated results; algebra",
                Confidence.DERIVED,
                List.of(Variable.any("correlation", "share", "correlation between any two results"), AGENTS),
                List.of(SPEEDUP),
                v -> new double[] {new CorrelatedAttempts(v[0]).speedup(v[1])});
    }

    private static CatalogueLaw sunNi() {
        return law(
                "sun-ni",
                "The law of Sun and Ni: the parallel work grows with the agents' memory",
                "Sun and Ni 1990, Another view on parallel speedup",
                Confidence.DERIVED,
                List.of(PARALLEL, Variable.any("growth", "1", "power with which the parallel work grows"), AGENTS),
                List.of(SPEEDUP),
                v -> new double[] {new SunNi(v[0], v[1]).speedup(v[2])});
    }

    private static CatalogueLaw steppingOnToes() {
        return law(
                "stepping-on-toes",
                "Stepping on toes: work done twice makes n researchers worth a power of n",
                "Jones 1995, R&D-based models of economic growth (https://doi.org/10.1086/262002)",
                Confidence.UNVERIFIED,
                List.of(Variable.any("lambda", "share", "the power, 1 for no duplication"), AGENTS),
                List.of(SPEEDUP),
                v -> new double[] {new SteppingOnToes(v[0]).speedup(v[1])});
    }

    private static CatalogueLaw usl() {
        return law(
                "usl",
                "Universal scalability law: agents queue for what they share and talk in pairs",
                "Gunther 2007, Guerrilla Capacity Planning (https://doi.org/10.1007/978-3-540-31010-5)",
                Confidence.VERIFIED,
                List.of(
                        Variable.any(
                                "sigma", "share", "contention: share of one agent's time on what only one can use"),
                        Variable.any("kappa", "share", "coherency: cost of agreeing, for each pair of agents"),
                        AGENTS),
                List.of(
                        SPEEDUP,
                        Variable.any("efficiency", "1", "speed-up for each agent"),
                        Variable.any("peak", "agent", "agents beyond which more of them do less"),
                        Variable.any("peakSpeedup", "1", "speed-up there")),
                v -> usl(new UniversalScalabilityLaw(v[0], v[1], 1), v[2]));
    }

    private static double[] usl(UniversalScalabilityLaw law, double agents) {
        return new double[] {law.speedup(agents), law.efficiency(agents), law.peakWorkers(), law.peakThroughput()};
    }

    private static CatalogueLaw law(
            String id,
            String title,
            String citation,
            Confidence confidence,
            List<Variable> inputs,
            List<Variable> outputs,
            CatalogueLaw.Formula formula) {
        return new CatalogueLaw(
                id, FAMILY, title, citation, confidence, inputs, outputs, CalibratedRange.unknown(), "", formula);
    }
}
