package dev.jacquard.command;

import dev.jacquard.numerics.Check;
import dev.jacquard.scenarios.Scenario;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which scenario, with which changed assumptions, and how many draws: shared by the commands that run one. */
final class ScenarioOptions {

    /** Draws unless others are asked for: a standard error of at most 0.35 % on any probability. */
    static final String DRAWS = "20000";

    /** With so many draws the standard error of any probability is below 0.02 %. */
    static final int MOST_DRAWS = 10_000_000;

    @Parameters(
            index = "0",
            paramLabel = "SLUG|DIR",
            description = "an essay that jacquard essays lists, or a scenario folder")
    private String scenario;

    @Option(
            names = "--draws",
            paramLabel = "N",
            description = "How many draws (default: " + DRAWS + ", of sensitivity 4096).")
    private Integer draws;

    @Option(
            names = "--set",
            paramLabel = "name=value",
            description = "Change an assumption, as in --set kappa=\"= 0.3\"; may be repeated.")
    private final List<String> changes = new ArrayList<>();

    @Option(names = "--beliefs", paramLabel = "NAME", description = "Take the values of beliefs/NAME.yaml.")
    private String beliefs;

    @Option(
            names = "--as-of",
            paramLabel = "YYYY-MM-DD",
            description = "Use what was known on that day: facts as they stood, laws that had been published.")
    private String asOf;

    /** The scenario as its files have it; code that it brings runs only where it may. */
    Scenario base(Jacquard jacquard) {
        return knownOn(Scenario.find(scenario, jacquard.code()), asOf);
    }

    /** The scenario with what was known on a day, if one is asked for. */
    static Scenario knownOn(Scenario scenario, String day) {
        return day == null ? scenario : scenario.asOf(day("--as-of", day));
    }

    /** A day that an option names. */
    static LocalDate day(String option, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException problem) {
            throw (IllegalArgumentException)
                    Check.refused(option, text, "a day as YYYY-MM-DD").initCause(problem);
        }
    }

    /** The scenario with the assumptions that the options change. */
    Scenario changed(Scenario base) {
        Scenario changed = beliefs == null ? base : base.withBeliefs(beliefs);
        return changed.with(sets(changes));
    }

    /** Says what the writer of an assumption may not have meant. */
    static void caution(Jacquard jacquard, Scenario scenario) {
        scenario.cautions().forEach(caution -> jacquard.note("warning: " + caution));
    }

    boolean changesSomething() {
        return !changes.isEmpty() || beliefs != null;
    }

    int draws() {
        return draws(Integer.parseInt(DRAWS));
    }

    /** The draws asked for, or else so many. */
    int draws(int otherwise) {
        return draws(otherwise, MOST_DRAWS);
    }

    /** The draws asked for, up to a limit, or else so many. */
    int draws(int otherwise, int most) {
        return draws == null ? otherwise : number("--draws", draws, 1, most);
    }

    /** A whole number that an option allows. */
    static int number(String option, int asked, int least, int most) {
        if (asked < least || asked > most) {
            throw Check.refused(option, asked, "a whole number from " + least + " to " + most);
        }
        return asked;
    }

    /** Refuses a number of draws beside something else that decides it. */
    void refuseDraws(String decider) {
        if (draws != null) {
            throw Check.refused("--draws", draws, "no number beside " + decider + ", which decides it");
        }
    }

    /** The changes that {@code --set} asks for, in order. */
    static Map<String, String> sets(List<String> changes) {
        Map<String, String> sets = new LinkedHashMap<>();
        for (String change : changes) {
            int equals = change.indexOf('=');
            if (equals <= 0 || equals == change.length() - 1) {
                throw Check.refused("--set", change, "name=\"value\"");
            }
            sets.put(
                    change.substring(0, equals).strip(),
                    change.substring(equals + 1).strip());
        }
        return sets;
    }
}
