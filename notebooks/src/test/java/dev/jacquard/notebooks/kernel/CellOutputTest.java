package dev.jacquard.notebooks.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What cells print arrives whole, in order and in few messages. */
class CellOutputTest {

    private static final int LINES = 3_000;
    /** A tenth of a second each, on a machine that may have much else to do. */
    private static final int MOST_MESSAGES = 100;
    /** A Jupyter server's own limits. */
    private static final double SERVER_BYTES_PER_SECOND = 1e6;

    private static final double SERVER_WINDOW_SECONDS = 3;

    private static final String NUMBERS =
            IntStream.range(0, LINES).mapToObj(i -> i + "\n").collect(Collectors.joining());

    private static Client client;

    @BeforeAll
    static void start() throws Exception {
        client = new Client();
    }

    @AfterAll
    static void stop() {
        client.close();
    }

    @Test
    void aFastLoopArrivesWholeInAHandfulOfMessages() {
        Client.Outcome outcome = client.run("for (int i = 0; i < " + LINES + "; i++) System.out.println(i);");
        assertThat(outcome.printed()).isEqualTo(NUMBERS);
        assertThat(streams(outcome)).hasSizeLessThan(MOST_MESSAGES);
    }

    @Test
    void bothStreamsAndDisplaysKeepTheirOrder() {
        Client.Outcome outcome = client.run("for (int i = 0; i < 300; i++) {\n  System.out.println(\"o\" + i);\n"
                + "  System.err.print(\"e\" + i);\n  if (i % 100 == 0) display(i);\n}\n\"last\"");
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            expected.append("o" + i + "\n").append("e" + i).append(i % 100 == 0 ? "<" + i + ">" : "");
        }
        assertThat(told(outcome)).isEqualTo(expected + "<last>");
        assertThat(streams(outcome).get(1).content().get("name").getAsString()).isEqualTo("stderr");
    }

    @Test
    void whatWasPrintedBeforeAFailureComesBeforeIt() {
        Client.Outcome outcome = client.run("System.out.print(\"before\");\nint none = 1 / 0;");
        assertThat(told(outcome)).isEqualTo("before!");
    }

    @Test
    void whatWasPrintedBeforeAStopComesBeforeItsError() throws InterruptedException {
        CountDownLatch printed = Signal.named("printed");
        String id = client.start("for (int i = 0; i < " + LINES + "; i++) System.out.println(i);\n"
                + Signal.in("printed") + ".countDown();\nwhile (true) {}");
        printed.await();
        client.interrupt();
        assertThat(told(client.finish(id))).isEqualTo(NUMBERS + "!");
        CountDownLatch printing = Signal.named("printing");
        id = client.start(
                "while (true) {\n  System.out.println(\"x\");\n  " + Signal.in("printing") + ".countDown();\n}");
        printing.await();
        client.interrupt();
        assertThat(told(client.finish(id))).matches("(?s)(x\\n)++x?!");
        assertThat(client.run("1 + 1").shown("text/plain")).isEqualTo("2");
    }

    @Test
    void charactersSplitBetweenWritesAreWhole() {
        String cell = "for (byte one : \"aé€😀b\".getBytes(java.nio.charset.StandardCharsets.UTF_8)) {\n"
                + "  System.out.write(one);\n  System.out.flush();\n  Thread.sleep(120);\n}";
        assertThat(client.run(cell).printed()).isEqualTo("aé€😀b");
        String many = "System.out.print(\"😀\".repeat(200_001));";
        Client.Outcome outcome = client.run(many);
        assertThat(outcome.printed()).isEqualTo("😀".repeat(200_001));
        assertThat(streams(outcome)).allMatch(message -> {
            String text = message.content().get("text").getAsString();
            return !Character.isLowSurrogate(text.charAt(0))
                    && !Character.isHighSurrogate(text.charAt(text.length() - 1));
        });
    }

    /** JShell waits for threads that a cell starts within its first instant (it lists them once), so the cell takes a moment first. */
    @Test
    void aThreadThatOutlivesItsCellIsStillHeard() {
        CountDownLatch ended = Signal.named("ended");
        String first = client.start("Thread.sleep(500);\nnew Thread(() -> {\n  try { " + Signal.in("ended")
                + ".await(); } catch (InterruptedException e) { }\n  System.out.println(\"late\");\n}).start();\n"
                + "System.out.println(\"early\");");
        try {
            assertThat(client.finish(first).printed()).isEqualTo("early\n");
        } finally {
            ended.countDown();
        }
        assertThat(client.next("stream").content().get("text").getAsString()).isEqualTo("late\n");
    }

    @Tag("once")
    @Test
    void moreThanAServerTakesIsHeldBackAndNotLost() {
        long start = System.nanoTime();
        Client.Outcome outcome = client.run("for (int i = 0; i < 50_000; i++) System.out.println(\"x\".repeat(99));");
        double seconds = (System.nanoTime() - start) * 1e-9;
        int bytes = outcome.printed().getBytes(StandardCharsets.UTF_8).length;
        assertThat(bytes).isEqualTo(5_000_000);
        assertThat(bytes / SERVER_BYTES_PER_SECOND - SERVER_WINDOW_SECONDS).isLessThan(seconds);
        assertThat(bytes / Math.max(seconds, SERVER_WINDOW_SECONDS)).isLessThan(SERVER_BYTES_PER_SECOND);
    }

    @Test
    void whatPrintingReturnsIsNoResult() {
        assertThat(client.run("System.out.printf(\"%d%n\", 3)").shown("text/plain"))
                .isNull();
        assertThat(client.run("System.out.append(\"x\").append(\"y\")").shown("text/plain"))
                .isNull();
        assertThat(client.run("new StringWriter().append(\"kept\")").shown("text/plain"))
                .isEqualTo("kept");
        assertThat(client.run("new StringBuilder(\"kept\")").shown("text/plain"))
                .isEqualTo("kept");
    }

    @Test
    void aValueWithoutATextOfItsOwnIsNamed() {
        assertThat(client.run("class Plain {}\nnew Plain()").shown("text/plain"))
                .isEqualTo("a Plain without a text of its own");
        assertThat(client.run("(IntSupplier) () -> 3").shown("text/plain")).isEqualTo("a IntSupplier");
        assertThat(client.run("new double[][] {{1, 2}, {3}}").shown("text/plain"))
                .isEqualTo("[[1.0, 2.0], [3.0]]");
        assertThat(client.run("new int[1000]").shown("text/plain")).endsWith("0, ... 1000 in all]");
        assertThat(client.run("display(new String[] {\"a\"});").shown("text/plain"))
                .isEqualTo("[a]");
    }

    @Test
    void expressionsOnLinesOfTheirOwnAreShownInTurn() {
        Client.Outcome outcome = client.run(
                "var runs = PublishedRun.all().stream()\n    .filter(run -> run.family().equals(\"cerebras-gpt\"))\n"
                        + "    .map(run -> new ComputeRun(run.flop(), run.loss())).toList();\n"
                        + "var fit = PowerLaw.fitter().objective(Objective.leastSquares()).fit(runs);\n"
                        + "fit.law().loss(1e23)                    // -> 1.468\n"
                        + "PowerLaw.dey2023().law().loss(1e23)     // -> 1.469\n");
        assertThat(told(outcome)).startsWith("<1.46758").contains("><1.469");
        assertThat(told(client.run("int x = 3;\nx\nx = 4\nx\n  + 1\nSystem.out.println(x);\nList.of(x)\n  .size()")))
                .isEqualTo("<3><4><5>4\n<1>");
        assertThat(client.run("int y = 2;\ny\nunknown()").error()).contains("line 3\n--> unknown()");
        assertThat(client.run("List.of(1)\n  .sise()").error()).contains("cannot find symbol", "method sise()");
    }

    /** Everything a cell said, in order: text as it is, values in angle brackets, an error as a mark. */
    private static String told(Client.Outcome outcome) {
        StringBuilder told = new StringBuilder();
        for (Client.Message message : outcome.broadcasts()) {
            switch (message.kind()) {
                case "stream" -> told.append(message.content().get("text").getAsString());
                case "display_data", "execute_result" ->
                    told.append('<')
                            .append(message.content()
                                    .getAsJsonObject("data")
                                    .get("text/plain")
                                    .getAsString())
                            .append('>');
                case "error" -> told.append('!');
                default -> {}
            }
        }
        return told.toString();
    }

    private static List<Client.Message> streams(Client.Outcome outcome) {
        return outcome.broadcasts().stream()
                .filter(message -> message.kind().equals("stream"))
                .toList();
    }
}
