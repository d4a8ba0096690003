package dev.jacquard.notebooks.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** A front end of the kernel's own protocol, and a kernel for it in this JVM. */
final class Client implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 300_000;
    private static final String KEY = "a-key-for-tests";

    private final ZMQ.Context context = ZMQ.context(1);
    private final HMACGenerator signatures;
    private final JupyterConnection kernel;
    private final ZMQ.Socket shell;
    private final ZMQ.Socket control;
    private final ZMQ.Socket published;

    Client() throws IOException, GeneralSecurityException {
        Logger.getLogger("").setLevel(Level.WARNING);
        int[] ports = freePorts(5);
        var place = new KernelConnectionProperties(
                "127.0.0.1", ports[0], ports[1], ports[2], ports[3], ports[4], "tcp", "hmac-sha256", KEY);
        signatures = place.createHMACGenerator();
        Agent.attach();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        kernel = new JupyterConnection(place);
        new JavaKernel(new Cells(classPath)).becomeHandlerForConnection(kernel);
        kernel.connect();
        control = socket(SocketType.DEALER, ports[0]);
        shell = socket(SocketType.DEALER, ports[1]);
        published = socket(SocketType.SUB, ports[4]);
        published.subscribe(new byte[0]);
        // The subscription is known to the kernel when its first broadcast arrives.
        kernelInfo();
    }

    /** A message as it came: its kind, the request it belongs to, its content. */
    record Message(String kind, String parent, JsonObject content) {}

    /** What a cell did: what was broadcast while it ran, and the reply. */
    record Outcome(JsonObject reply, List<Message> broadcasts) {

        String status() {
            return reply.get("status").getAsString();
        }

        /** One form of the value shown last, or null. */
        String shown(String mimeType) {
            String shown = null;
            for (Message message : broadcasts) {
                if (message.kind().equals("execute_result") || message.kind().equals("display_data")) {
                    var form = message.content().getAsJsonObject("data").get(mimeType);
                    shown = form == null ? null : form.getAsString();
                }
            }
            return shown;
        }

        String printed() {
            StringBuilder text = new StringBuilder();
            broadcasts.stream()
                    .filter(message -> message.kind().equals("stream"))
                    .forEach(
                            message -> text.append(message.content().get("text").getAsString()));
            return text.toString();
        }

        /** The error's lines without their colours. */
        String error() {
            StringBuilder text = new StringBuilder();
            for (Message message : broadcasts) {
                if (message.kind().equals("error")) {
                    text.append(message.content().get("ename").getAsString()).append('\n');
                    message.content()
                            .getAsJsonArray("traceback")
                            .forEach(line -> text.append(line.getAsString()).append('\n'));
                }
            }
            return text.toString().replaceAll("\u001b\\[[0-9;]*m", "");
        }
    }

    /** Runs a cell to its end. */
    Outcome run(String code) {
        return finish(start(code));
    }

    /** Sends a cell; returns the request's id. */
    String start(String code) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("stop_on_error", true);
        return send(shell, "execute_request", content);
    }

    /** Waits for the end of a cell. */
    Outcome finish(String id) {
        List<Message> broadcasts = new ArrayList<>();
        while (true) {
            Message message = receive(published);
            if (!message.parent().equals(id)) {
                continue;
            }
            broadcasts.add(message);
            boolean idle = message.kind().equals("status")
                    && message.content().get("execution_state").getAsString().equals("idle");
            if (idle) {
                return new Outcome(reply(shell, id), broadcasts);
            }
        }
    }

    /** Waits for a broadcast of a kind, whichever request it belongs to. */
    Message next(String kind) {
        Message message = receive(published);
        while (!message.kind().equals(kind)) {
            message = receive(published);
        }
        return message;
    }

    JsonObject interrupt() {
        return reply(control, send(control, "interrupt_request", new JsonObject()));
    }

    JsonObject complete(String code) {
        return ask("complete_request", code, code.length());
    }

    /** Asks about the place marked by a bar. */
    JsonObject inspect(String code) {
        return ask("inspect_request", code.replace("|", ""), code.indexOf('|'));
    }

    JsonObject isComplete(String code) {
        return ask("is_complete_request", code, 0);
    }

    /** Asks until the broadcast of an answer is seen. */
    JsonObject kernelInfo() {
        published.setReceiveTimeOut(200);
        while (true) {
            String id = send(shell, "kernel_info_request", new JsonObject());
            JsonObject reply = reply(shell, id);
            if (published.recv() != null) {
                while (published.hasReceiveMore()) {
                    published.recv();
                }
                published.setReceiveTimeOut(PATIENCE_MILLIS);
                return reply;
            }
        }
    }

    private JsonObject ask(String kind, String code, int cursor) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("cursor_pos", cursor);
        return reply(shell, send(shell, kind, content));
    }

    private JsonObject reply(ZMQ.Socket socket, String id) {
        while (true) {
            Message message = receive(socket);
            if (message.parent().equals(id)) {
                return message.content();
            }
        }
    }

    private String send(ZMQ.Socket socket, String kind, JsonObject content) {
        JsonObject header = new JsonObject();
        String id = UUID.randomUUID().toString();
        header.addProperty("msg_id", id);
        header.addProperty("id", id);
        header.addProperty("username", "test");
        header.addProperty("session", "test");
        header.addProperty("date", Instant.now().toString());
        header.addProperty("msg_type", kind);
        header.addProperty("version", "5.3");
        byte[] top = header.toString().getBytes(UTF_8);
        byte[] none = "{}".getBytes(UTF_8);
        byte[] body = content.toString().getBytes(UTF_8);
        socket.sendMore("<IDS|MSG>");
        socket.sendMore(signatures.calculateSignature(top, none, none, body));
        socket.sendMore(top);
        socket.sendMore(none);
        socket.sendMore(none);
        socket.send(body);
        return id;
    }

    private Message receive(ZMQ.Socket socket) {
        List<String> frames = new ArrayList<>();
        byte[] first = socket.recv();
        if (first == null) {
            throw new AssertionError("the kernel does not answer");
        }
        frames.add(new String(first, UTF_8));
        while (socket.hasReceiveMore()) {
            frames.add(new String(socket.recv(), UTF_8));
        }
        int at = frames.indexOf("<IDS|MSG>");
        JsonObject header = object(frames.get(at + 2));
        JsonObject parent = object(frames.get(at + 3));
        String parentId = parent.has("msg_id") ? parent.get("msg_id").getAsString() : "";
        return new Message(header.get("msg_type").getAsString(), parentId, object(frames.get(at + 5)));
    }

    private static JsonObject object(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }

    private ZMQ.Socket socket(SocketType type, int port) {
        ZMQ.Socket socket = context.socket(type);
        socket.setReceiveTimeOut(PATIENCE_MILLIS);
        socket.setLinger(0);
        socket.connect("tcp://127.0.0.1:" + port);
        return socket;
    }

    private static int[] freePorts(int count) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        int[] ports = new int[count];
        for (int i = 0; i < count; i++) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            held.add(socket);
            ports[i] = socket.getLocalPort();
        }
        for (ServerSocket socket : held) {
            socket.close();
        }
        return ports;
    }

    @Override
    public void close() {
        JsonObject content = new JsonObject();
        content.addProperty("restart", false);
        send(control, "shutdown_request", content);
        kernel.waitUntilClose();
        shell.close();
        control.close();
        published.close();
        context.close();
    }
}
