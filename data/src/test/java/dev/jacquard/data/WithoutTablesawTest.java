package dev.jacquard.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WithoutTablesawTest {

    @Test
    void aTableIsThereWhereTablesawIs() {
        assertThat(new AsksForATable().get()).isEqualTo("a table of 1");
    }

    @Test
    void factsAreReadWithoutTablesawAndATableIsRefusedWithTheArtifact() throws Exception {
        URL[] others = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("tablesaw"))
                .map(WithoutTablesawTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader alone = new URLClassLoader(others, ClassLoader.getPlatformClassLoader())) {
            Supplier<?> program = (Supplier<?>) alone.loadClass(AsksForATable.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
            assertThat(program.get())
                    .isEqualTo(
                            "40 rows; table: Tablesaw is not on the class path (expected: tech.tablesaw:tablesaw-core,"
                                    + " which jacquard-laws brings and who depends on jacquard-data alone adds)");
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
