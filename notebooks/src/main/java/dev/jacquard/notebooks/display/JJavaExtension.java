package dev.jacquard.notebooks.display;

import java.util.Map;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** Teaches JJava how Jacquard's values look; JJava finds and installs it when Jacquard is on its class path. */
public final class JJavaExtension implements Extension {

    @Override
    public void install(BaseKernel kernel) {
        register(kernel.getRenderer());
    }

    static void register(Renderer renderer) {
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
