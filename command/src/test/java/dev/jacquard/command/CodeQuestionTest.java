package dev.jacquard.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jacquard.scenarios.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stranger's folder with code: it runs only where somebody said so. */
class CodeQuestionTest {

    /** For a process of its own, on a machine that has much else to do. */
    private static final int MOST_SECONDS = 300;

    @TempDir
    private Path place;

    private Path folder;
    private Path trace;

    /** The code leaves a trace as soon as its class is initialised. */
    @BeforeEach
    void writeAStrangersFolder() {
        folder = place.resolve("mine");
        trace = place.resolve("it-ran");
        Ran.jacquard("new", "--java", folder.toString()).done();
        write(folder, trace);
    }

    private static void write(Path folder, Path trace) {
        String model = Folders.read(folder, "Model.java");
        Folders.write(
                folder,
                "Model.java",
                model.replaceFirst(
                        "public record Outputs",
                        "static { try { java.nio.file.Files.writeString(java.nio.file.Path.of(\"" + trace
                                + "\"), \"\"); } catch (java.io.IOException e) { throw new IllegalStateException(e); } }\n"
                                + "    public record Outputs"));
    }

    private Map<String, String> home(String... more) {
        return more.length == 0
                ? Map.of("XDG_CONFIG_HOME", place.resolve("settings").toString())
                : Map.of("XDG_CONFIG_HOME", place.resolve("settings").toString(), more[0], more[1]);
    }

    private Ran run(Map<String, String> environment, String... more) {
        return Ran.of("", environment, () -> false, arguments(more));
    }

    private Ran asked(String answer, String... more) {
        return Ran.of(answer, home(), () -> true, arguments(more));
    }

    private String[] arguments(String... more) {
        return Stream.concat(Stream.of("run", folder.toString(), "--draws", "50"), Arrays.stream(more))
                .toArray(String[]::new);
    }

    private String refusal(String line) {
        return folder.resolve("Model.java") + ": code that is not Jacquard's, which would run as you (expected: --code,"
                + " once you have read it); this line runs it: " + line;
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "report", "check", "compare --set agents=20", "sensitivity", "crux"})
    void everyCommandRefusesItWithTheLineThatRunsIt(String command) {
        String[] words = (command.replaceFirst(" |$", " " + folder + " ").strip()).split(" ");
        Ran.jacquard(words).refusedWith(refusal("jacquard " + String.join(" ", words) + " --code"));
        assertThat(trace).doesNotExist();
    }

    @Test
    void nothingOfItIsCompiledBeforeItIsRefused() {
        Folders.write(folder, "Model.java", "this is not Java");
        Ran.jacquard("run", folder.toString()).refusedWith(refusal("jacquard run " + folder + " --code"));
    }

    @Test
    void theLineIsOneThatAShellTakes() throws IOException {
        Path odd = place.resolve("it's mine");
        Files.move(folder, odd);
        folder = odd;
        Ran.jacquard("run", odd.toString(), "--set", "agents= 20 agent", "--", "more")
                .refusedWith("more: one argument too many (expected: SLUG|DIR)");
        Ran.jacquard("run", "--set", "agents= 20 agent", "--", odd.toString())
                .refusedWith(refusal("jacquard run --set 'agents= 20 agent' --code -- '"
                        + odd.toString().replace("'", "'\\''") + "'"));
    }

    @Test
    void theOptionAndTheVariableRunItAndSaySo() {
        for (Ran ran : new Ran[] {run(home(), "--code"), run(home("JACQUARD_CODE", "1"))}) {
            assertThat(ran.code()).isZero();
            assertThat(ran.err()).startsWith("runs code from " + folder.resolve("Model.java") + "\n");
            assertThat(ran.out()).contains("50 draws");
        }
        assertThat(trace).exists();
    }

    @Test
    void anotherValueOfTheVariableIsRefused() {
        run(home("JACQUARD_CODE", "yes"))
                .refusedWith("JACQUARD_CODE: yes (expected: 1 to run a folder's code, 0 to refuse it, or nothing)");
        assertThat(run(home("JACQUARD_CODE", "0")).err()).endsWith("because of JACQUARD_CODE=0)\n");
        assertThat(run(home("JACQUARD_CODE", "0"), "--code").code()).isZero();
    }

    @Test
    void noCodeWinsOverAllElse() {
        String message = folder.resolve("Model.java") + ": code that is not Jacquard's, which would run as you"
                + " (expected: a folder without code, because of --no-code)";
        asked("y\n");
        assertThat(trace).exists();
        run(home(), "--no-code").refusedWith(message);
        run(home("JACQUARD_CODE", "1"), "--no-code").refusedWith(message);
        run(home(), "--code", "--no-code").refusedWith(message);
        asked("y\n", "--no-code").refusedWith(message);
    }

    @Test
    void aPersonIsAskedOnceForAFolderAndItsContent() {
        Ran first = asked("y\n", "--json");
        assertThat(first.err())
                .contains("[y/N] ", "kept", place.resolve("settings").toString())
                .contains("runs code from");
        assertThat(first.out()).startsWith("{").doesNotContain("[y/N]");
        assertThat(asked("").err()).doesNotContain("[y/N]").startsWith("runs code from");
        assertThat(run(home()).code()).isZero();

        Folders.write(folder, "Model.java", Folders.read(folder, "Model.java") + "// more\n");
        assertThat(asked("n\n").err()).contains("[y/N]");
        Ran again = asked("y\n");
        assertThat(again.err())
                .doesNotContain("[y/N]")
                .contains("you said no to it, which " + place.resolve("settings"));
        assertThat(again.code()).isEqualTo(2);
        assertThat(run(home(), "--code").code()).isZero();
    }

    @Test
    void theSameCodeInAnotherFolderIsAnotherQuestion() {
        asked("y\n");
        Path other = place.resolve("other");
        Ran.jacquard("new", "--java", other.toString());
        Folders.write(other, "Model.java", Folders.read(folder, "Model.java"));
        folder = other;
        assertThat(asked("n\n").err()).contains("[y/N]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "of course\n", "yy\n"})
    void whatIsNoAnswerRefusesAndIsNotKept(String answer) throws IOException {
        Ran ran = asked(answer);
        assertThat(ran.err()).contains("[y/N]").endsWith("--draws 50 --code\n");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(trace).doesNotExist();
        assertThat(place.resolve("settings")).doesNotExist();
        assertThat(asked("yes\n").code()).isZero();
    }

    @Test
    void anAnswerThatCannotBeKeptCountsOnce() throws IOException {
        Files.writeString(place.resolve("settings"), "a file where the folder would be");
        Ran ran = asked("y\n");
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).contains("the answer is not kept: ");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void answersAreForOneselfAlone() throws IOException {
        asked("y\n");
        Path kept = place.resolve("settings/jacquard/code");
        assertThat(Files.getPosixFilePermissions(kept)).hasSize(3);
        try (Stream<Path> files = Files.list(kept)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void codeOfAFolderThatIsExtendedIsAskedAboutToo() {
        Path child = place.resolve("child");
        Folders.write(child, "scenario.yaml", "format: 1\nid: child\nextends: mine\ntitle: The same\n");
        assertThat(Ran.jacquard("run", child.toString()).err())
                .startsWith(folder.resolve("Model.java") + ": code that is not Jacquard's");
        assertThat(trace).doesNotExist();
        assertThat(Ran.jacquard("run", child.toString(), "--code", "--draws", "50")
                        .code())
                .isZero();
    }

    @Test
    void twoFoldersAreTwoQuestions() {
        Path other = place.resolve("other");
        Ran.jacquard("new", "--java", other.toString());
        Folders.write(other, "Model.java", Folders.read(folder, "Model.java"));
        Ran ran = Ran.of("y\nn\n", home(), () -> true, "crux", folder.toString(), other.toString(), "--draws", "100");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err().split("\\[y/N]")).hasSize(3);
    }

    @Test
    void nobodyIsAskedAboutAnEssayOrAFolderWithoutCode() {
        assertThat(Ran.of("", home(), () -> true, "run", "lossy-self-improvement", "--draws", "50", "--no-code")
                        .code())
                .isZero();
        Path child = place.resolve("child");
        Folders.write(child, "scenario.yaml", "format: 1\nid: child\nextends: lossy-self-improvement\ntitle: Mine\n");
        assertThat(Ran.of("", home(), () -> true, "run", child.toString(), "--draws", "50", "--no-code")
                        .code())
                .isZero();
    }

    @Test
    void theCommandsThatNewPrintsRun() throws IOException, InterruptedException {
        String printed =
                Ran.jacquard("new", "--java", place.resolve("fresh").toString()).done();
        assertThat(printed)
                .contains("  jacquard run " + place.resolve("fresh") + " --code\n")
                .contains("  jacquard report " + place.resolve("fresh") + " --code\n");
        assertThat(Ran.jacquard("run", place.resolve("fresh").toString(), "--code", "--draws", "50")
                        .code())
                .isZero();
    }

    /** Standard output redirected, as in {@code jacquard run mine --json > run.json}: the question still comes. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void onATerminalThePersonIsAskedThoughTheResultGoesToAFile() throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of("/usr/bin/script"))) {
            return;
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Files.writeString(
                place.resolve("command"),
                "exec '" + java + "' -cp '" + System.getProperty("java.class.path") + "' " + Jacquard.class.getName()
                        + " run mine --draws 50 --json > run.json\n");
        Process process = new ProcessBuilder("/usr/bin/script", "-qec", "sh command", "/dev/null")
                .directory(place.toFile())
                .redirectOutput(place.resolve("screen").toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().write("n\n".getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
        assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(place.resolve("screen")).content().contains("[y/N]");
        assertThat(place.resolve("run.json")).isEmptyFile();
        assertThat(trace).doesNotExist();
    }
}
