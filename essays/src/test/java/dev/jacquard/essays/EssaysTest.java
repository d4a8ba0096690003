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

    private static final int DRAWS = 400;

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

    /** What would change the answer is known: a claim turns where an input is moved within its range. */
    @TestFactory
    Stream<DynamicTest> everyEssayHasAClaimThatTips() {
        return Shelves.slugs().stream()
                .map(slug -> DynamicTest.dynamicTest(
                        slug,
                        () -> assertThat(Scenario.load(slug).run(DRAWS, 1).claims())
                                .anyMatch(claim -> claim.tippingPoints().values().stream()
                                        .anyMatch(points -> !points.isEmpty()))));
    }

    @TestFactory
    Stream<DynamicTest> everyOtherBeliefBindsAndChangesSomething() {
        return Shelves.slugs().stream()
                .map(Scenario::load)
                .flatMap(essay -> essay.beliefs().stream()
                        .map(name -> DynamicTest.dynamicTest(essay.id() + " " + name, () -> {
                            Scenario other = essay.withBeliefs(name);
                            assertThat(other.changes()).isNotEmpty();
                            assertThat(other.run(DRAWS, 1).claims())
                                    .hasSameSizeAs(essay.claims())
                                    .isNotEqualTo(essay.run(DRAWS, 1).claims());
                        })));
    }
}
