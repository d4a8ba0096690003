package dev.jacquard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jacquard.scenarios.binding.Shelves;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar with a shelf is put on the class path, and its arguments are there by their slugs. */
class ShelfTest {

    @TempDir
    private Path folder;

    @Test
    void theArgumentsOfAnotherJarAreListedRunAndExtended() throws Exception {
        Map<String, String> told = ask(jar("orchards"));
        assertThat(told)
                .containsEntry("slugs", "[orchard]")
                .containsEntry("model", "Orchard")
                .containsEntry("title", "Do more trees bear more fruit?")
                .containsEntry("built in", "true")
                .containsEntry("harvest", "200.0")
                .containsEntry("enough", "1.0")
                .containsEntry("harvest of an heir", "50.0")
                .containsEntry("heir", "not built in");
    }

    @Test
    void twoShelvesWithTheSameSlugAreRefused() throws Exception {
        Path one = jar("orchards");
        Path other = jar("again");
        assertThatThrownBy(() -> ask(one, other))
                .hasMessage("argument orchard: on two shelves (expected: names that differ among all jars)");
    }

    /** Asks a program that has these jars on its class path; it shares nothing with the classes of this test. */
    @SuppressWarnings("unchecked")
    private Map<String, String> ask(Path... jars) throws Exception {
        List<URL> places = new ArrayList<>();
        for (Path jar : jars) {
            places.add(jar.toUri().toURL());
        }
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String place : classPath.split(File.pathSeparator)) {
            places.add(Path.of(place).toUri().toURL());
        }
        try (URLClassLoader program =
                new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            var asked = (Function<Path, Map<String, String>>)
                    program.loadClass(Asked.class.getName()).getConstructor().newInstance();
            return asked.apply(folder.resolve("heir"));
        }
    }

    /** The jar of one of the shelves in the test resources. */
    private Path jar(String name) throws IOException, URISyntaxException {
        Path shelf = Path.of(ShelfTest.class.getResource("/shelves/" + name).toURI());
        Path jar = folder.resolve(name + ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(shelf)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                entries.putNextEntry(
                        new JarEntry(shelf.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, entries);
            }
        }
        return jar;
    }

    /** What the program says. */
    public static final class Asked implements Function<Path, Map<String, String>> {

        @Override
        public Map<String, String> apply(Path heir) {
            Map<String, String> told = new LinkedHashMap<>();
            told.put("slugs", Shelves.slugs().toString());
            Scenario orchard = Scenario.load("orchard");
            told.put("model", orchard.modelName());
            told.put("title", orchard.title());
            told.put("built in", String.valueOf(orchard.isBuiltIn()));
            ScenarioRun run = orchard.run(10, 1);
            told.put("harvest", median(run));
            told.put("enough", String.valueOf(run.claim("enough").probability()));
            Scenario extended = Scenario.load(Folders.write(heir, "scenario.yaml", """
                    format: 1
                    id: heir
                    extends: orchard
                    title: And on poor soil?
                    inputs:
                      fruit: {value: "= 1.25", basis: test, why: poor soil}
                    """));
            told.put("harvest of an heir", median(extended.run(10, 1)));
            told.put("heir", extended.isBuiltIn() ? "built in" : "not built in");
            return told;
        }

        private static String median(ScenarioRun run) {
            return String.valueOf(run.output("harvest").summary().p50());
        }
    }
}
