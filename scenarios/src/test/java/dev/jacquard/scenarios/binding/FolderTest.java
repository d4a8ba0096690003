package dev.jacquard.scenarios.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jacquard.scenarios.Folders;
import dev.jacquard.scenarios.Golden;
import dev.jacquard.scenarios.Models;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.argument.Code;
import dev.jacquard.scenarios.argument.ScenarioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder's author cannot make the program open what lies elsewhere. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(300)
class FolderTest {

    private static final String SECRET = "name,measure,value\nsecret,p50,42\n";

    @TempDir
    private Path place;

    private Path folder;
    private Path secret;

    @BeforeEach
    void write() {
        folder = Folders.curves(place, Folders.CURVES);
        secret = Folders.write(place.resolve("elsewhere"), "secret", SECRET).resolve("secret");
    }

    private Scenario load() {
        return Scenario.load(folder, Models.Curves.class);
    }

    private Path link(String name, Path target) throws IOException {
        Path link = folder.resolve(name);
        Files.createDirectories(link.getParent());
        Files.deleteIfExists(link);
        return Files.createSymbolicLink(link, target);
    }

    private void refused(String message) {
        assertThatThrownBy(this::load).isInstanceOf(ScenarioException.class).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scenario.yaml", "story.md", "beliefs/other.yaml"})
    void aLinkOutOfTheFolderIsRefused(String name) throws IOException {
        link(name, secret);
        refused(name + ": a link that leads out of the folder (expected: a file in the scenario's folder)");
        link(name, folder.resolve(name).getParent().relativize(secret));
        refused(name + ": a link that leads out of the folder (expected: a file in the scenario's folder)");
    }

    @Test
    void aLinkedModelIsRefusedThoughItsCodeWasAllowed() throws IOException {
        link("Model.java", secret);
        assertThatThrownBy(() -> Scenario.load(folder, Code.ALLOWED))
                .hasMessageStartingWith("Model.java: a link that leads out of the folder");
    }

    @Test
    void linkedExpectedValuesAreRefused() throws IOException {
        link("expected.csv", secret);
        Scenario scenario = load();
        assertThatThrownBy(() -> Golden.repeat(scenario, 1))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("expected.csv: a link that leads out of the folder");
        assertThatThrownBy(() -> Golden.exists(scenario)).hasMessageStartingWith("expected.csv: a link");
    }

    @Test
    void acceptedValuesReplaceALinkAndLeaveItsTarget() throws IOException {
        link("expected.csv", secret);
        Golden.accept(load().run(10, 1));
        assertThat(secret).hasContent(SECRET);
        assertThat(Files.isSymbolicLink(folder.resolve("expected.csv"))).isFalse();
    }

    @Test
    void aLinkedSubFolderIsRefused() throws IOException {
        link("beliefs", secret.getParent());
        refused("beliefs: a link that leads out of the folder (expected: a folder in the scenario's folder)");
    }

    @Test
    void aLinkThatStaysInTheFolderIsFollowed() throws IOException {
        Folders.write(folder, "text/of.md", "A story.");
        link("story.md", Path.of("text/of.md"));
        assertThat(load().story()).contains("A story.");
    }

    @Test
    void aFolderThatThePersonReachesByALinkIsHisChoice() throws IOException {
        Folders.write(folder, "story.md", "A story.");
        Path way = Files.createDirectory(place.resolve("way"));
        Path link = Files.createSymbolicLink(way.resolve("curves"), folder);
        assertThat(Scenario.load(link, Models.Curves.class).story()).contains("A story.");
    }

    @Test
    void aLinkToNothingAndALinkToItselfAreRefused() throws IOException {
        link("story.md", Path.of("nothing"));
        refused("story.md: a link that leads nowhere (expected: a file in the scenario's folder)");
        link("story.md", Path.of("story.md"));
        assertThatThrownBy(this::load).isInstanceOf(ScenarioException.class).hasMessageStartingWith("story.md: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"story.md", "beliefs/other.yaml", "Model.java", "expected.csv"})
    void aPipeIsRefusedAndNotWaitedFor(String name) throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve(name).getParent());
        Process mkfifo = new ProcessBuilder("mkfifo", folder.resolve(name).toString()).start();
        assertThat(mkfifo.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> {
                    if (name.equals("Model.java")) {
                        Scenario.load(folder, Code.ALLOWED);
                    } else {
                        Golden.exists(load());
                    }
                })
                .isInstanceOf(ScenarioException.class)
                .hasMessage(name + ": a pipe or device (expected: a file)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/zero", "/dev/stdin", "/proc/self/environ"})
    void aDeviceIsNotReadThroughALink(String device) throws IOException {
        link("story.md", Path.of(device));
        assertThatThrownBy(this::load).isInstanceOf(ScenarioException.class).hasMessageStartingWith("story.md: a link");
    }

    @Test
    void aFolderInPlaceOfAFileIsRefused() throws IOException {
        Files.createDirectory(folder.resolve("story.md"));
        refused("story.md: a folder (expected: a file)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../elsewhere/secret", "/etc/passwd", "x/../../elsewhere/secret", "x/../data.csv", "..", "linked"
            })
    void aDataFileThatAScenarioNamesLiesInItsFolder(String name) throws IOException {
        link("linked", secret);
        Folders.write(folder, "scenario.yaml", Folders.CURVES.replace("90%: -1 .. 1", "data: " + name + "#value"));
        assertThatThrownBy(this::load)
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("scenario.yaml:")
                .hasMessageContaining("in the scenario's folder")
                .hasMessageNotContaining("42");
    }

    @Test
    void aStoredFitLiesInItsFolder() {
        Folders.write(folder, "scenario.yaml", Folders.CURVES.replace("90%: -1 .. 1", "fit: ../../elsewhere/fit"));
        refused(
                "scenario.yaml:6 other: file: fits/../../elsewhere/fit.csv (expected: a file in the scenario's folder)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../elsewhere", "/etc", ".", "..", "a/b", "linked"})
    void aScenarioExtendsAFolderBesideItAndNoOther(String name) throws IOException {
        Path own = Folders.write(place.resolve("elsewhere").resolve("curves"), "scenario.yaml", Folders.CURVES);
        Files.createSymbolicLink(place.resolve("linked"), own);
        Folders.write(folder, "scenario.yaml", Folders.CURVES + "extends: \"" + name + "\"\n");
        assertThatThrownBy(this::load)
                .isInstanceOf(ScenarioException.class)
                .hasMessageMatching("scenario.yaml:\\d+ extends: .*expected: a folder beside this one, or an essay.*");
    }
}
