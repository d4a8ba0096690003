package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Decimals;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Fills in the checklist of a fit. */
final class ChecklistOf {

    private static final int PRINTED_DIGITS = 6;

    /** What every reader asks of any fit; the meaning of each input comes before. */
    private static final String[] ASKED = {"meaning of observed", "choice of rows", "code"};

    private ChecklistOf() {}

    static <L, R> Checklist fit(Fit<L, R> fit, Setup<L, R> setup) {
        Options<R> options = setup.fitter.options;
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("form", fit.choices().family().toString());
        entries.put("residual", fit.choices().residual().formula());
        entries.put("objective", fit.choices().objective().name() + ", a sum over rows");
        entries.put("target", fit.choices().target());
        entries.put("rows", String.valueOf(fit.rows().size()));
        setup.inputs.columns().forEach((name, column) -> entries.put("range of " + name, range(column)));
        entries.put("range of observed", range(setup.observations()));
        entries.put("weights", fit.choices().weighted() ? "by row, from " + range(setup.weights()) : "none");
        entries.put("groups", setup.groups().length == 0 ? "none" : setup.groupCount() + " groups of rows");
        entries.put(
                "tied",
                fit.choices().ties().isEmpty()
                        ? "none"
                        : fit.choices().ties().stream()
                                .map(tie -> String.join(" = ", tie))
                                .collect(Collectors.joining(", ")));
        entries.put(
                "fixed",
                options.fixed.isEmpty()
                        ? "none"
                        : options.fixed.entrySet().stream()
                                .map(each -> each.getKey() + " = " + Decimals.rounded(each.getValue(), PRINTED_DIGITS))
                                .collect(Collectors.joining(", ")));
        entries.put(
                "optimiser",
                "damped Newton in double precision, " + (options.surface == null ? "differenced" : "exact")
                        + " derivatives, each search to its end");
        entries.put("starts", starts(setup.fitter, fit.checks().starts().run()));
        entries.put("errors", fit.errors().how());
        entries.put("level", Decimals.rounded(fit.errors().level(), PRINTED_DIGITS));
        entries.put("bootstrap", "none");
        entries.put("data", "sha-256 " + fit.choices().dataHash());
        asked(entries, setup);
        return new Checklist(entries);
    }

    private static void asked(Map<String, String> entries, Setup<?, ?> setup) {
        Map<String, String> stated = new LinkedHashMap<>(setup.fitter.options.stated);
        setup.inputs.columns().keySet().forEach(name -> {
            String either = stated.containsKey(name) ? name : "meaning of " + name;
            entries.put("meaning of " + name, answer(stated, either));
        });
        Arrays.stream(ASKED).forEach(name -> entries.put(name, answer(stated, name)));
        setup.fitter.options.asked.forEach(name -> entries.put(name, answer(stated, name)));
        entries.putAll(stated);
    }

    private static String answer(Map<String, String> stated, String name) {
        String answer = stated.remove(name);
        return answer == null ? Checklist.NOT_STATED : answer;
    }

    private static String starts(Fitter<?, ?> fitter, int run) {
        Options<?> options = fitter.options;
        return options.given == null
                ? run + " Sobol' points over the start ranges, seed " + options.seed
                : run + (fitter.family.grids().contains(options.grid) ? " of the grid " : " ") + options.grid;
    }

    private static String range(double[] column) {
        return Decimals.rounded(Arrays.stream(column).min().orElseThrow(), PRINTED_DIGITS) + " .. "
                + Decimals.rounded(Arrays.stream(column).max().orElseThrow(), PRINTED_DIGITS);
    }
}
