package dev.jacquard.pages;

import dev.jacquard.charts.output.Version;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.argument.Assumption;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody needs to get the same report again.
 *
 * @param version of Jacquard
 * @param commit it was built from, or {@code unknown}
 * @param model the model's name
 * @param draws how many
 * @param seed of the draws
 * @param scenarioHash SHA-256 of everything the scenario states, changes included
 * @param changes inputs changed after loading, with their notation
 * @param knownOn the day whose knowledge was used, where one was asked for
 * @param date against which dated inputs were judged
 */
public record Provenance(
        String version,
        String commit,
        String model,
        int draws,
        long seed,
        String scenarioHash,
        Map<String, String> changes,
        Optional<LocalDate> knownOn,
        LocalDate date) {

    private static final int SHORT = 12;

    static Provenance of(ScenarioRun run, LocalDate date) {
        Scenario scenario = run.scenario();
        return new Provenance(
                Version.current(),
                Version.commit(),
                scenario.modelName(),
                run.draws(),
                run.seed(),
                hash(scenario),
                scenario.changes(),
                scenario.knownOn(),
                date);
    }

    /** One line for people. */
    public String line() {
        StringBuilder text = new StringBuilder(
                "Jacquard " + version + " · commit " + commit + " · model " + model + " · " + draws + " draws · seed "
                        + seed + " · scenario " + scenarioHash.substring(0, SHORT) + " · ages counted on " + date);
        knownOn.ifPresent(day -> text.append(" · as known on ").append(day));
        changes.forEach((input, notation) ->
                text.append(" · ").append(input).append(" set to ").append(notation));
        return text.toString();
    }

    private static String hash(Scenario scenario) {
        StringBuilder stated = new StringBuilder(scenario.id() + '\n' + scenario.title() + '\n' + scenario.modelName());
        for (Assumption assumption : scenario.assumptions()) {
            stated.append('\n').append(assumption.name()).append('\t').append(assumption.unit());
            stated.append('\t').append(assumption.notation()).append('\t').append(assumption.basis());
            stated.append('\t').append(assumption.why()).append('\t').append(assumption.asOf());
        }
        scenario.correlations().forEach(correlation -> stated.append('\n').append(correlation));
        scenario.claims().forEach(claim -> stated.append('\n').append(claim));
        stated.append('\n')
                .append(scenario.bars())
                .append('\n')
                .append(scenario.story().orElse(""));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(stated.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
