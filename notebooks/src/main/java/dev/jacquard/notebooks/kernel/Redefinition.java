package dev.jacquard.notebooks.kernel;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * The JVM's own way to give a loaded class new code, which it hands only to an agent: {@code -javaagent:agent.jar}.
 *
 * <p>The jar holds a manifest that names this class and nothing else; the class itself is on the class path.
 */
public final class Redefinition {

    private static volatile Instrumentation granted;

    private Redefinition() {}

    /** Called by the JVM before the main class when the agent is named on the command line. */
    public static void premain(String options, Instrumentation instrumentation) {
        granted = instrumentation;
    }

    /** Called by the JVM when the agent is attached to it later. */
    public static void agentmain(String options, Instrumentation instrumentation) {
        granted = instrumentation;
    }

    /** Writes the jar for {@code -javaagent}. */
    public static void writeAgent(OutputStream out) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Premain-Class", Redefinition.class.getName());
        main.putValue("Agent-Class", Redefinition.class.getName());
        main.putValue("Can-Redefine-Classes", "true");
        new JarOutputStream(out, manifest).finish();
    }

    /** Empty where this JVM was started without the agent. */
    static Optional<Instrumentation> granted() {
        return Optional.ofNullable(granted);
    }
}
