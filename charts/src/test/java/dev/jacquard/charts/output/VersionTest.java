package dev.jacquard.charts.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionTest {

    @Test
    void theBuildWritesTheVersionAndTheCommit() {
        assertThat(Version.current()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
        assertThat(Version.commit()).matches("[0-9a-f]{7,}(\\+changes)?|unknown");
    }
}
