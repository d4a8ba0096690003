package dev.jacquard.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The list of promised types in {@code docs/promise.md} against the code, both ways. */
class PromiseTest {

    private static final Path ROOT = Path.of("..");

    private static final Pattern ITEM = Pattern.compile("(?m)^\\* `(dev\\.jacquard[\\w.]*)`:((?:[^*#])*)");
    private static final Pattern NAME = Pattern.compile("\\w+");
    private static final Pattern SNIPPET = Pattern.compile("(?s)```java\\n(.*?)```");
    private static final Pattern TYPE_WORD = Pattern.compile("\\b[A-Z]\\w*");
    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("(?m)^public (?:[a-z-]+ )*(?:class|record|interface|enum|@interface) (\\w+)");

    /** The one foreign type that people work with. */
    private static final String TABLE = "tech.tablesaw.api.Table";

    private static final int AT_LEAST = 200;

    /** Begins the types that promised ones mention and that are not promised themselves. */
    private static final String PASSED_ON = "## Passed on";

    /** Full names. */
    private static List<String> promised;

    /** Full names of what promised types mention without a promise. */
    private static List<String> passedOn;

    /** Full names of the public types of all modules but the notebooks', by simple name. */
    private static Map<String, List<String>> all;

    @BeforeAll
    static void readBoth() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/promise.md"));
        int rest = page.indexOf(PASSED_ON);
        promised = listed(page.substring(0, rest));
        passedOn = listed(page.substring(rest));
        all = new TreeMap<>();
        for (Path sources : folders("src/main/java/dev/jacquard")) {
            try (Stream<Path> files = Files.walk(sources)) {
                for (Path file :
                        files.filter(name -> name.toString().endsWith(".java")).toList()) {
                    Matcher type = PUBLIC_TYPE.matcher(Files.readString(file));
                    if (type.find() && !sources.startsWith(ROOT.resolve("notebooks"))) {
                        String path = sources.relativize(file)
                                .toString()
                                .replace(file.getFileSystem().getSeparator(), ".");
                        all.computeIfAbsent(type.group(1), any -> new ArrayList<>())
                                .add("dev.jacquard." + path.substring(0, path.length() - ".java".length()));
                    }
                }
            }
        }
    }

    private static List<String> listed(String items) {
        List<String> names = new ArrayList<>();
        Matcher item = ITEM.matcher(items);
        while (item.find()) {
            String home = item.group(1);
            NAME.matcher(item.group(2)).results().forEach(name -> names.add(home + "." + name.group()));
        }
        return names;
    }

    @Test
    void whatIsPromisedIsThereUnderItsNameAndPublic() {
        List<String> listed =
                Stream.concat(promised.stream(), passedOn.stream()).toList();
        assertThat(promised).hasSizeGreaterThan(AT_LEAST);
        assertThat(listed).doesNotHaveDuplicates();
        Map<String, String> missing = new LinkedHashMap<>();
        for (String name : listed) {
            List<String> homes = all.getOrDefault(simple(name), List.of());
            if (!homes.contains(name)) {
                missing.put(name, homes.isEmpty() ? "gone or not public" : "is now " + String.join(" or ", homes));
            }
        }
        assertThat(missing).as("listed in docs/promise.md").isEmpty();
    }

    @Test
    void whatPromisedTypesMentionIsListedAndNothingIsPassedOnForNothing() throws ClassNotFoundException {
        Map<String, TreeSet<String>> unlisted = new TreeMap<>();
        TreeSet<String> notMentioned = new TreeSet<>(passedOn);
        for (String name : promised) {
            for (Class<?> mentioned : Mentions.of(Class.forName(name))) {
                notMentioned.remove(mentioned.getName());
                boolean known = mentioned.getName().startsWith("java.")
                        || mentioned.getName().equals(TABLE)
                        || promised.contains(mentioned.getName())
                        || passedOn.contains(mentioned.getName());
                if (!known) {
                    unlisted.computeIfAbsent(mentioned.getName(), any -> new TreeSet<>())
                            .add(simple(name));
                }
            }
        }
        assertThat(unlisted)
                .as("to be listed in docs/promise.md, and who mentions them")
                .isEmpty();
        assertThat(notMentioned)
                .as("to be taken from " + PASSED_ON + " in docs/promise.md")
                .isEmpty();
    }

    @Test
    void whatReadersAreShownIsPromised() throws IOException {
        Map<String, TreeSet<String>> unlisted = new TreeMap<>();
        for (Map.Entry<Path, String> shown : shown().entrySet()) {
            String code = shown.getValue().replaceAll("(?m)//.*$", "").replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "");
            TYPE_WORD.matcher(code).results().map(MatchResult::group).forEach(word -> {
                List<String> homes = all.getOrDefault(word, List.of());
                if (!homes.isEmpty() && homes.stream().noneMatch(promised::contains)) {
                    unlisted.computeIfAbsent(String.join(" or ", homes), any -> new TreeSet<>())
                            .add(ROOT.relativize(shown.getKey()).toString());
                }
            });
        }
        assertThat(unlisted)
                .as("to be listed in docs/promise.md, and where they are shown")
                .isEmpty();
    }

    @Test
    void nestedTypesAreMentionedThroughTheTypeTheyStandInAndPrivateOnesAreNot() {
        assertThat(Mentions.of(Sample.class).stream().map(Class::getName))
                .containsExactlyInAnyOrder(
                        Object.class.getName(),
                        Map.class.getName(),
                        String.class.getName(),
                        Path.class.getName(),
                        List.class.getName(),
                        PromiseTest.class.getName());
    }

    /** Something public with a nested type, an array, a bound and a field that is nobody's business. */
    public static class Sample {
        private ObjectMapper hidden;

        public <T extends Path> Map<String, ? extends Sample[]> shown(T bound) {
            hidden = new ObjectMapper();
            return Map.of(hidden.toString(), new Sample[] {});
        }

        /** Nested. */
        public interface Inner {
            List<String> all();
        }
    }

    /** The Java code of snippets and of cells, by file. */
    private static Map<Path, String> shown() throws IOException {
        Map<Path, String> shown = new LinkedHashMap<>();
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
        pages.addAll(files(ROOT.resolve("docs"), ".md"));
        pages.addAll(folders("README.md"));
        for (Path page : pages) {
            shown.put(
                    page,
                    SNIPPET.matcher(Files.readString(page))
                            .results()
                            .map(snippet -> snippet.group(1))
                            .collect(Collectors.joining("\n")));
        }
        for (Path notebook : files(ROOT.resolve("notebooks"), ".ipynb")) {
            StringBuilder code = new StringBuilder();
            for (JsonNode cell :
                    new ObjectMapper().readTree(Files.readString(notebook)).get("cells")) {
                if (cell.get("cell_type").asText().equals("code")) {
                    cell.get("source").forEach(line -> code.append(line.asText()));
                    code.append('\n');
                }
            }
            shown.put(notebook, code.toString());
        }
        assertThat(shown).hasSizeGreaterThan(10);
        return shown;
    }

    /** This path in every module that has it. */
    private static List<Path> folders(String path) throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.filter(module -> Files.exists(module.resolve("pom.xml")))
                    .map(module -> module.resolve(path))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
