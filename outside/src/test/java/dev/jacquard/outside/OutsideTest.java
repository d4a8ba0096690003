package dev.jacquard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two strangers' projects that know nothing but our artifacts; each is built by Maven and run. */
class OutsideTest {

    private static final long FIVE_MEGABYTES = 5_000_000;

    private static Installed installed;

    @TempDir
    private Path folder;

    @BeforeAll
    static void install() throws IOException {
        installed = Installed.into(
                Path.of(System.getProperty("jacquard.build"), "repository").toAbsolutePath());
    }

    @Test
    void whoWantsLawsAloneGetsOurJarsAndCommonsMathUnderFiveMegabytes() throws Exception {
        OutsideProject project = OutsideProject.built("laws-alone", folder, installed);
        String version = System.getProperty("jacquard.version");
        assertThat(project.libraryNames())
                .containsExactly(
                        "commons-math3-3.6.1.jar",
                        "jacquard-compute-" + version + ".jar",
                        "jacquard-data-" + version + ".jar",
                        "jacquard-economics-" + version + ".jar",
                        "jacquard-numerics-" + version + ".jar",
                        "jacquard-scaling-" + version + ".jar");
        long bytes = 0;
        for (Path jar : project.libraries()) {
            bytes += Files.size(jar);
        }
        System.out.println("class path of the laws alone: " + bytes / 1_000 + " kB");
        assertThat(bytes).isLessThan(FIVE_MEGABYTES);
        assertThat(project.runs("org.example.LawsAlone"))
                .containsExactly(
                        "optimum Allocation[parameters=2.32e12, tokens=3.59e13]",
                        "price 8.78e+08",
                        "fitted 1.468",
                        "rows 23");
        assertThat(Files.readString(folder.resolve("err.txt"))).isEmpty();
    }

    @Test
    void aStrangerAsksALawFitsOneRunsAnEssayReportsItAndDrawsAFigure() throws Exception {
        OutsideProject project = OutsideProject.built("everything", folder, installed);
        assertThat(project.libraryNames()).noneMatch(name -> name.startsWith("slf4j-nop"));
        List<String> printed = project.runs("org.example.Everything", folder.toString());
        assertThat(printed)
                .startsWith("optimum Allocation[parameters=2.32e12, tokens=3.59e13]", "fitted 1.468", "table of 23")
                .last()
                .asString()
                .startsWith("verdict HoldsIf[condition=rampShare <= 0.2");
        assertThat(Files.readString(folder.resolve("figure.svg"))).contains("<svg", "Besiroglu");
        assertThat(Files.readString(folder.resolve("report.html"))).startsWith("<!DOCTYPE html>");
    }

    @Test
    void everyJarIsAModuleOfItsOwnNameAndNoTwoShareAPackage() {
        ModuleFinder finder = ModuleFinder.of(
                installed.libraries().stream().map(installed::packaged).toArray(Path[]::new));
        TreeMap<String, String> homes = new TreeMap<>();
        finder.findAll()
                .forEach(module -> module.descriptor().packages().forEach(name -> {
                    String other = homes.put(name, module.descriptor().name());
                    assertThat(other).as("a second home of " + name).isNull();
                }));
        List<String> names = installed.libraries().stream()
                .map(library -> "dev.jacquard." + library)
                .toList();
        assertThat(finder.findAll())
                .extracting(module -> module.descriptor().name())
                .containsExactlyInAnyOrderElementsOf(names);
        assertThat(Configuration.resolve(finder, List.of(ModuleLayer.boot().configuration()), ModuleFinder.of(), names)
                        .modules())
                .hasSize(names.size());
    }

    @Test
    void theListOfVersionsNamesEveryLibraryAndNothingElse() throws IOException {
        String bom = Files.readString(installed.root().resolve("bom/pom.xml"));
        assertThat(Pattern.compile("<artifactId>jacquard-(.*)</artifactId>")
                        .matcher(bom)
                        .results()
                        .map(found -> found.group(1))
                        .filter(name -> !name.equals("bom")))
                .containsExactlyElementsOf(installed.libraries());
        assertThat(bom).contains("<version>" + System.getProperty("jacquard.version") + "</version>");
    }
}
