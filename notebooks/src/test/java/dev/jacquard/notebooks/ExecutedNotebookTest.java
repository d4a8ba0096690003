package dev.jacquard.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jacquard.notebooks.ExecutedNotebook.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every notebook runs from top to bottom, and what it says of a picture is said of the picture that it shows. */
@Tag("once")
class ExecutedNotebookTest {

    /** A list of figures read by position shows another picture as soon as one is added. */
    private static final Pattern BY_POSITION = Pattern.compile("figures\\(\\)|(?i:pictures?|figures?)\\.get\\(");

    /** What a picture says: title, caption, and every text in it. */
    private static final Pattern TEXT = Pattern.compile("<(?:title|desc|text)[^>]*>([^<]*)<");

    private static final Pattern WORD = Pattern.compile("\\p{L}{4,}");
    private static final Pattern ENDING = Pattern.compile("(es|(?<!s)s|e|ed|ing)$");

    static List<Path> notebooks() throws IOException {
        return NotebookTest.notebooks();
    }

    /** Run with fewer imports than the bundled kernel has: the notebooks promise to run on other kernels too. */
    @ParameterizedTest
    @MethodSource("notebooks")
    void everyCellRunsWithNothingImportedButWhatAnyJavaKernelImports(Path notebook) {
        assertThat(ExecutedNotebook.cells(notebook)).anyMatch(ExecutedNotebook.Cell::code);
        ExecutedNotebook.of(notebook);
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void aPictureIsAskedForByItsId(Path notebook) {
        assertThat(ExecutedNotebook.cells(notebook))
                .allSatisfy(cell -> assertThat(cell.text()).doesNotContainPattern(BY_POSITION));
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void theProseBeforeAPictureAgreesWithItAndWithNoOtherBetter(Path notebook) {
        List<Shown> all = ExecutedNotebook.of(notebook).pictures();
        for (Shown shown : all) {
            double own = agreement(shown, shown, all);
            assertThat(own).as(shown.prose() + "\n" + shown.cell()).isPositive();
            assertThat(all)
                    .as(shown.prose() + "\n" + shown.cell())
                    .allSatisfy(
                            other -> assertThat(agreement(shown, other, all)).isLessThanOrEqualTo(own));
        }
    }

    /** How well the prose before one picture fits another: the words they share, each by how few of the pictures have it. */
    private static double agreement(Shown shown, Shown other, List<Shown> all) {
        Set<String> shared = words(shown.prose());
        shared.retainAll(said(other));
        return shared.stream()
                .mapToDouble(word -> 1.0
                        / all.stream().filter(each -> said(each).contains(word)).count())
                .sum();
    }

    private static Set<String> said(Shown shown) {
        return words(
                TEXT.matcher(shown.svg()).results().map(found -> found.group(1)).collect(Collectors.joining(" ")));
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .map(word -> ENDING.matcher(word).replaceAll(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
