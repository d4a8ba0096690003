package dev.jacquard.notebooks.kernel;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Gives this JVM the agent that Jupyter's command line names for the kernel. */
final class Agent {

    private Agent() {}

    static synchronized void attach() throws IOException {
        if (Redefinition.granted().isPresent()) {
            return;
        }
        Path jar = Files.createTempFile("agent", ".jar");
        try {
            VirtualMachine self =
                    VirtualMachine.attach(String.valueOf(ProcessHandle.current().pid()));
            try (OutputStream out = Files.newOutputStream(jar)) {
                Redefinition.writeAgent(out);
            }
            self.loadAgent(jar.toString());
            self.detach();
        } catch (com.sun.tools.attach.AttachNotSupportedException
                | com.sun.tools.attach.AgentLoadException
                | com.sun.tools.attach.AgentInitializationException e) {
            throw new IOException(e);
        } finally {
            Files.delete(jar);
        }
    }
}
