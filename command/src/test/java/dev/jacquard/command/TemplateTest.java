package dev.jacquard.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jacquard.scenarios.Folders;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.argument.Code;
import dev.jacquard.scenarios.crux.Disagreement;
import dev.jacquard.scenarios.crux.Disagreement.Contribution;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTest {

    @TempDir
    private Path folder;

    @Test
    void twoFoldersWithTheSameCodeAreOneModel() {
        Scenario a = fromTemplate("one", "choice: free (1) | costly (1)");
        Scenario b = fromTemplate("two", "= costly");
        Disagreement parting = a.crux(b).draws(4_000).on("reviewerLoad");
        assertThat(parting.contributions()).extracting(Contribution::input).containsExactly("interruptions");
        assertThat(parting.gap()).isPositive();
        assertThat(List.of(parting.a().name(), parting.b().name())).containsExactly("one", "two");
    }

    private Scenario fromTemplate(String name, String interruptions) {
        Path own = folder.resolve(name);
        for (String file : List.of("scenario.yaml", "Model.java")) {
            String text = Template.text("scenario/" + file).replace("NAME_OF_FOLDER", name);
            Folders.write(own, file, text.replace("choice: free (1) | costly (1)", interruptions));
        }
        return Scenario.load(own, Code.ALLOWED);
    }
}
