package dev.jacquard.essays;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jacquard.scenarios.Golden;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.binding.Shelves;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every essay binds, and gives the numbers that were last accepted. */
class EssaysTest {

    @TestFactory
    Stream<DynamicTest> everyEssayGivesWhatWasAccepted() {
        return Shelves.slugs().stream()
                .map(slug -> DynamicTest.dynamicTest(slug, () -> {
                    Scenario essay = Scenario.load(slug);
                    assertThat(Golden.differences(Golden.repeat(essay, 2))).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyEssayIsTold() {
        return Shelves.slugs().stream()
                .map(slug -> DynamicTest.dynamicTest(slug, () -> {
                    Scenario essay = Scenario.load(slug);
                    assertThat(essay.isBuiltIn()).isTrue();
                    assertThat(essay.story()).isPresent();
                    assertThat(essay.author()).isNotBlank();
                    assertThat(essay.answers()).isNotEmpty();
                    assertThat(essay.claims()).anyMatch(Claim::isAuthors);
                }));
    }
}
