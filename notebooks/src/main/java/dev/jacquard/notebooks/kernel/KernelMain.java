package dev.jacquard.notebooks.kernel;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The kernel's main class: Jupyter starts it with the name of a connection file.
 *
 * <p>Whoever holds the key in that file runs code as the user; Jupyter keeps it readable by that user alone.
 */
public final class KernelMain {

    private KernelMain() {}

    /** Serves the notebook that the connection file describes until it is shut down. */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        // The protocol library reports each message at INFO on standard error, which Jupyter shows.
        Logger.getLogger("").setLevel(Level.WARNING);
        String connectionFile = Files.readString(Path.of(arguments[0]));
        Cells cells = new Cells(System.getProperty("java.class.path"));
        JavaKernel kernel = new JavaKernel(cells);
        JupyterConnection connection = new JupyterConnection(KernelConnectionProperties.parse(connectionFile));
        kernel.becomeHandlerForConnection(connection);
        connection.connect();
        connection.waitUntilClose();
        System.exit(0);
    }
}
