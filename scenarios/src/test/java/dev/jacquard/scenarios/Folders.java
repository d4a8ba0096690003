package dev.jacquard.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Scenario folders for tests. */
public final class Folders {

    /** A scenario on {@link Models.Curves}: x in 0.5 .. 8, form fixed. */
    public static final String CURVES = """
            format: 1
            id: curves
            title: Where do the curves cross?
            inputs:
              x: {value: "90%: 0.5 .. 8 year uniform within 0 .. 10", basis: test, why: covers both roots}
              other: {value: "90%: -1 .. 1", basis: judgement, why: does not matter}
              form: {value: "= plain", basis: test, why: the usual one}
            claims:
              - {id: below, by: author, kind: belief, evidence: D, text: The parabola is below zero., when: parabola < 0}
            """;

    private Folders() {}

    /** Writes a file of a scenario folder, making the folder. */
    public static Path write(Path folder, String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a file of a scenario folder. */
    public static String read(Path folder, String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder {@code curves} with this scenario text. */
    public static Path curves(Path parent, String yaml) {
        return write(parent.resolve("curves"), "scenario.yaml", yaml);
    }

    /** The curves with one claim of ours of this predicate. */
    public static Scenario claiming(Path parent, String when) {
        String claim = "\n  - {id: asked, by: us, kind: belief, evidence: D, text: Is it so?, when: '" + when + "'}\n";
        return Scenario.load(curves(parent, CURVES.stripTrailing() + claim), Models.Curves.class);
    }
}
