package dev.jacquard.command;

import dev.jacquard.numerics.Check;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files of which {@code jacquard new} makes a folder. */
public final class Template {

    private Template() {}

    /** The text of a file that the program carries. */
    public static String text(String name) {
        try (InputStream in = Check.notNull(name, Template.class.getResourceAsStream("templates/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
