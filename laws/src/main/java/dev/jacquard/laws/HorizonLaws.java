package dev.jacquard.laws;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Published;
import dev.jacquard.data.Variable;
import dev.jacquard.scaling.horizon.BootstrapBias;
import dev.jacquard.scaling.horizon.BradleyTerryHorizon;
import dev.jacquard.scaling.horizon.HalfLife;
import dev.jacquard.scaling.horizon.HorizonLaw;
import dev.jacquard.scaling.horizon.HorizonTrend;
import dev.jacquard.scaling.horizon.LogisticHorizon;
import dev.jacquard.scaling.horizon.StagedTask;
import dev.jacquard.scaling.horizon.WeibullHorizon;
import java.util.ArrayList;
import java.util.List;

/** The laws of {@code scaling.horizon} as the catalogue offers them. */
final class HorizonLaws {

    private static final String FAMILY = "time-horizon";

    private static final Variable MINUTES = Variable.positive("minutes", "min", "human time of the task");
    private static final Variable H50 =
            Variable.positive("h50", "min", "human time of the tasks completed half of the time");
    private static final Variable SUCCESS = Variable.any("success", "share", "chance of success");
    private static final Variable H80 =
            Variable.any("h80", "min", "human time of the tasks completed four times in five");
    private static final double FOUR_FIFTHS = 0.8;

    private HorizonLaws() {}

    static List<CatalogueLaw> all() {
        List<CatalogueLaw> all = new ArrayList<>();
        all.add(link(
                "logistic",
                "Success by human time, logistic in its logarithm (METR)",
                "Kwa et al. 2025, Measuring AI Ability to Complete Long Tasks (https://arxiv.org/abs/2503.14499)",
                Confidence.VERIFIED,
                List.of(
                        MINUTES,
                        H50,
                        Variable.positive("beta", "1", "slope in log odds per doubling; 0.45 to 0.6 in 2025")),
                v -> of(new LogisticHorizon(v[1], v[2]), v[0])));
        all.add(link(
                "half-life",
                "Success by human time under a constant hazard",
                "Ord 2025, Is there a Half-Life for the Success Rates of AI Agents? (https://arxiv.org/abs/2505.05115)",
                Confidence.VERIFIED,
                List.of(MINUTES, H50),
                v -> of(new HalfLife(v[1]), v[0])));
        all.add(link(
                "weibull",
                "Success by human time under a hazard that falls as the task goes on",
                "comments on Ord 2025, Is there a Half-Life for the Success Rates of AI Agents? (https://arxiv.org/abs/2505.05115)",
                Confidence.UNVERIFIED,
                List.of(MINUTES, H50, Variable.positive("k", "1", "shape; about 0.6 for models, 0.4 for people")),
                v -> of(new WeibullHorizon(v[1], v[2]), v[0])));
        all.add(link(
                "bradley-terry",
                "Success by human time as a match between model and task",
                "Bradley and Terry 1952 (https://doi.org/10.2307/2334029)",
                Confidence.DERIVED,
                List.of(MINUTES, H50),
                v -> of(new BradleyTerryHorizon(v[1]), v[0])));
        all.add(staged());
        HorizonTrend.published().forEach(trend -> all.add(trend(trend)));
        all.add(bootstrapBias());
        return List.copyOf(all);
    }

    private static double[] of(HorizonLaw law, double minutes) {
        return new double[] {law.success(minutes), law.horizon(FOUR_FIFTHS)};
    }

    private static CatalogueLaw link(
            String name,
            String title,
            String citation,
            Confidence confidence,
            List<Variable> inputs,
            CatalogueLaw.Formula formula) {
        return new CatalogueLaw(
                FAMILY + "/" + name,
                FAMILY,
                title,
                citation,
                confidence,
                inputs,
                List.of(SUCCESS, H80),
                CalibratedRange.unknown(),
                "Every horizon that is not at 50 % depends on the link: logistic and half-life differ by about two at 80 %.",
                formula);
    }

    private static CatalogueLaw staged() {
        return new CatalogueLaw(
                "staged-task",
                "staged-task",
                "A long task in stages, each checked and tried again, under a constant hazard",
                "algebra on Ord 2025 (https://arxiv.org/abs/2505.05115)",
                Confidence.DERIVED,
                List.of(
                        Variable.positive("halfLife", "min", "human time of the tasks completed half of the time"),
                        Variable.count("stages", "1", "number of stages"),
                        Variable.positive("stageMinutes", "min", "human time of one stage"),
                        new Variable(
                                "retries",
                                Variable.any("r", "1", "r").unit(),
                                "attempts after the first at each stage",
                                Double.NEGATIVE_INFINITY,
                                true)),
                List.of(
                        SUCCESS,
                        Variable.any(
                                "untilDone", "min", "expected human time when each stage is tried until it succeeds")),
                CalibratedRange.unknown(),
                "Checks are perfect and free here, and stages fail independently: both flatter the result.",
                v -> {
                    StagedTask task = new StagedTask(new HalfLife(v[0]), (int) v[1], v[2], (int) v[3]);
                    return new double[] {task.success(), task.expectedMinutesUntilDone()};
                });
    }

    private static CatalogueLaw trend(Published<HorizonTrend> published) {
        return CatalogueLaw.of(
                published,
                List.of(Variable.any("days", "day", "days after 2024-01-01")),
                List.of(
                        Variable.any("minutes", "min", "50 % horizon of the state of the art"),
                        Variable.any("perYear", "1", "what a year multiplies it by")),
                v -> new double[] {
                    published.law().minutes(v[0]), published.law().perYear()
                });
    }

    private static CatalogueLaw bootstrapBias() {
        return new CatalogueLaw(
                "bootstrap-bias",
                "bootstrap-bias",
                "Bias that value learning builds up over a horizon",
                "algebra on Park et al. 2025, Horizon Reduction Makes RL Scalable (https://arxiv.org/abs/2506.04168)",
                Confidence.DERIVED,
                List.of(
                        Variable.positive("eps", "1", "bias that one backup adds"),
                        Variable.any("gamma", "share", "discount per step"),
                        Variable.count("steps", "1", "steps of the episode, H"),
                        Variable.count("backup", "1", "steps that one backup spans, n")),
                List.of(Variable.any("bias", "1", "bias at the start")),
                CalibratedRange.unknown(),
                "A qualitative model: its constants are inputs, not measurements.",
                v -> new double[] {new BootstrapBias(v[0], v[1]).at((int) v[2], (int) v[3])});
    }
}
