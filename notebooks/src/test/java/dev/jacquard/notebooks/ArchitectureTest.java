package dev.jacquard.notebooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code docs/architecture.md} and its picture are what the compiled classes say. */
@Tag("once")
class ArchitectureTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String ACCEPT = "jacquard.accept";
    private static final String HOW_TO_ACCEPT = "differs from what the classes say; if that is meant, write it anew:"
            + " mvn -Pquick test -pl notebooks -am -Dtest=ArchitectureTest -Dsurefire.failIfNoSpecifiedTests=false -D"
            + ACCEPT + "=true";

    private static final Pattern DESCRIPTION = Pattern.compile("<description>(.*?)</description>", Pattern.DOTALL);
    private static final Pattern DOC = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final Pattern MARGIN = Pattern.compile("\\s*\\n\\s*\\* ?");
    private static final Pattern SENTENCE = Pattern.compile("^.*?\\.(?= [A-Z]|$)");
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+\\s+(?:[\\w.]*\\.)?([^}]*)}");

    @Test
    void thePictureOfTheModulesIsThatOfTheClasses() throws IOException {
        Map<String, List<String>> packages = new LinkedHashMap<>();
        House.modules().keySet().forEach(module -> packages.put(module, below(module)));
        compare("architecture.svg", new HousePicture(House.modules(), packages).svg());
    }

    @Test
    void theTableOfThePackagesIsThatOfTheClasses() throws IOException {
        StringBuilder page = new StringBuilder("""
                # The house

                Made from the compiled classes by `ArchitectureTest`, which fails where this page is not what they say. Each module may
                know those before it; `scaling`, `compute` and `economics` know none of each other.

                ![Modules as boxes, each above those that it knows](architecture.svg)
                """);
        Map<String, Set<String>> modules = House.modules();
        for (String module : modules.keySet()) {
            page.append("\n## ").append(module).append("\n\n").append(description(module));
            page.append(modules.get(module).isEmpty() ? " Knows no other module." : " Knows ");
            page.append(
                    modules.get(module).stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")));
            page.append(modules.get(module).isEmpty() ? "\n" : ".\n");
            page.append("\n| package | holds | knows |\n|---|---|---|\n");
            House.packages().forEach((name, known) -> {
                if (House.module(name).equals(module)) {
                    page.append("| `%s` | %s | %s |%n".formatted(shortened(name), holds(module, name), list(known)));
                }
            });
        }
        compare("architecture.md", page.toString().replace("\r\n", "\n"));
    }

    private static void compare(String name, String made) throws IOException {
        Path kept = ROOT.resolve("docs").resolve(name);
        if (Boolean.getBoolean(ACCEPT)) {
            Files.writeString(kept, made);
        }
        assertThat(kept).as("docs/" + name + " " + HOW_TO_ACCEPT).exists();
        assertThat(Files.readString(kept, UTF_8))
                .as("docs/" + name + " " + HOW_TO_ACCEPT)
                .isEqualTo(made);
    }

    /** Names of the packages below a module's own. */
    private static List<String> below(String module) {
        return House.packages().keySet().stream()
                .map(ArchitectureTest::shortened)
                .filter(name -> name.startsWith(module + "."))
                .map(name -> name.substring(module.length() + 1))
                .toList();
    }

    private static String shortened(String name) {
        return name.substring("dev.jacquard.".length());
    }

    private static String list(Set<String> names) {
        return names.stream().map(name -> "`" + shortened(name) + "`").collect(Collectors.joining(", "));
    }

    private static String description(String module) throws IOException {
        Matcher found =
                DESCRIPTION.matcher(Files.readString(ROOT.resolve(module).resolve("pom.xml")));
        assertThat(found.find())
                .as(module + "/pom.xml says what the module holds")
                .isTrue();
        return found.group(1).strip();
    }

    /** The first sentence of a package's own words. */
    private static String holds(String module, String name) {
        Path file = ROOT.resolve(module)
                .resolve("src/main/java")
                .resolve(name.replace('.', '/'))
                .resolve("package-info.java");
        try {
            Matcher doc = DOC.matcher(Files.readString(file));
            assertThat(doc.find()).as(file + " says what the package holds").isTrue();
            String words = INLINE_TAG
                    .matcher(MARGIN.matcher(doc.group(1)).replaceAll(" "))
                    .replaceAll("$1")
                    .split("<")[0]
                    .strip();
            Matcher sentence = SENTENCE.matcher(words);
            return (sentence.find() ? sentence.group() : words).replace("|", "\\|");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
