package dev.jacquard.notebooks.display;

import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Map;

/**
 * Teaches the renderer of IJava, and of the bundled kernel, how Jacquard's values look.
 *
 * <p>In the first cell of a notebook on IJava:
 *
 * <pre>{@code
 * dev.jacquard.notebooks.display.IJavaRenderers.register(getKernelInstance().getRenderer());
 * }</pre>
 */
public final class IJavaRenderers {

    private IJavaRenderers() {}

    /** Registers every type that {@link Looks} knows. */
    public static void register(Renderer renderer) {
        Looks.types().forEach(type -> register(renderer, type));
    }

    private static <T> void register(Renderer renderer, Class<T> type) {
        renderer.createRegistration(type)
                .preferring(Looks.TEXT, Looks.HTML, Looks.SVG)
                .register((value, context) -> {
                    for (Map.Entry<String, String> form : Looks.of(value).entrySet()) {
                        context.renderIfRequested(MIMEType.parse(form.getKey()), form::getValue);
                    }
                });
    }
}
