package dev.jacquard.notebooks.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The kernel, asked over its protocol. */
class KernelTest {

    /** Long enough for a machine that has much else to do, and short of what the loops below would take. */
    private static final long MOST_SECONDS_TO_STOP = 60;

    private static final long WATCHED_MILLIS = 1000;
    /** A spinning thread takes all of the time watched. */
    private static final double BUSY_SHARE = 0.8;

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
    void theValueOfTheLastExpressionIsShown() {
        assertThat(client.run("1 + 1").shown("text/plain")).isEqualTo("2");
        assertThat(client.run("int seven() { return 7; }\nseven()").shown("text/plain"))
                .isEqualTo("7");
        assertThat(client.run("var kept = 3;\nkept").shown("text/plain")).isEqualTo("3");
        assertThat(client.run("kept = 5").shown("text/plain")).isEqualTo("5");
        assertThat(client.run("String.valueOf(kept); // done").shown("text/plain"))
                .isEqualTo("5");
    }

    @Test
    void aDeclarationANullAndAVoidCallShowNothing() {
        assertThat(client.run("var quiet = 3;").shown("text/plain")).isNull();
        assertThat(client.run("void nothing() {}\nnothing()").shown("text/plain"))
                .isNull();
        assertThat(client.run("(Object) null").shown("text/plain")).isNull();
        assertThat(client.run("// only a comment").status()).isEqualTo("ok");
    }

    @Test
    void whatACellPrintsAndDisplaysArrives() {
        Client.Outcome outcome = client.run("System.out.println(\"é\");\ndisplay(List.of(1));\nint after = 1;");
        assertThat(outcome.printed()).isEqualTo("é\n");
        assertThat(outcome.shown("text/plain")).isEqualTo("[1]");
    }

    @Test
    void jacquardIsImported() {
        Client.Outcome outcome = client.run("Charts.lossCurve(ChinchillaLaw.besiroglu2024(), 1e20, 1e27)");
        assertThat(outcome.shown("image/svg+xml")).contains("<svg");
        assertThat(outcome.shown("text/html")).contains("<svg").contains("Besiroglu");
        assertThat(outcome.shown("text/plain")).startsWith("[chart] Compute-optimal loss");
        assertThat(client.run("PublishedRun.all().size() > 10").shown("text/plain"))
                .isEqualTo("true");
    }

    @Test
    void aCellThatDoesNotCompileShowsItsLine() {
        Client.Outcome outcome = client.run("int fine = 1;\nint wrong = \"text\";");
        assertThat(outcome.status()).isEqualTo("error");
        assertThat(outcome.error())
                .startsWith("CompilationError")
                .contains("line 2\n--> int wrong = \"text\";\n                ^^^^^^\n")
                .contains("incompatible types");
        assertThat(client.run("for (int i = 0; i < 3; i++) {").error()).contains("not closed");
        assertThat(client.run("unknownName(3)").error()).contains("unknownName");
        assertThat(client.run("Missing x = null;").error()).contains("Missing");
    }

    @Test
    void aMethodThatNeedsWhatNeverComesSaysSo() {
        assertThat(client.run("int needy() { return later(); }").status()).isEqualTo("ok");
        assertThat(client.run("needy()").error()).contains("needy needs what is not declared yet: method later()");
    }

    @Test
    void aCellThatThrowsShowsItsLineAndNoneOfOurs() {
        client.run("int invert(int x) {\n  return 1 / x;\n}");
        String error = client.run("\n// second\ninvert(0)").error();
        assertThat(error)
                .startsWith("ArithmeticException")
                .contains("line 2\n-->   return 1 / x;")
                .containsPattern("at cell \\d+, line 3")
                .doesNotContain("jdk.jshell")
                .doesNotContain("REPL")
                .doesNotContain("dev.jacquard.notebooks");
        assertThat(client.run("throw new IllegalStateException(\"a\", new RuntimeException(\"b\"));")
                        .error())
                .contains("IllegalStateException: a")
                .contains("caused by RuntimeException: b");
    }

    @Test
    void anErrorIsShownAsOneToo() {
        assertThat(client.run("int deep(int i) { return deep(i + 1) + 1; }\ndeep(0)")
                        .error())
                .contains("StackOverflowError");
        assertThat(client.run("1 + 1").status()).isEqualTo("ok");
    }

    @Test
    void anEndlessLoopIsStoppedAndLeavesNoBusyThread() throws InterruptedException {
        for (String loop :
                new String[] {"while (true) {}", "long n = 0; while (true) { n++; }", "Thread.sleep(600_000)"}) {
            CountDownLatch started = Signal.named("started");
            String id = client.start(Signal.in("started") + ".countDown();\n" + loop);
            started.await();
            Instant asked = Instant.now();
            client.interrupt();
            Client.Outcome outcome = client.finish(id);
            assertThat(Duration.between(asked, Instant.now()).toSeconds()).isLessThan(MOST_SECONDS_TO_STOP);
            assertThat(outcome.error()).as(loop).startsWith("Interrupted");
            assertThat(client.run("1 + 1").shown("text/plain")).isEqualTo("2");
            assertThat(busyShare()).as("time used after " + loop).isLessThan(BUSY_SHARE);
        }
    }

    @Test
    void cellsSentBeforeAFailureAreNotRunAfterIt() throws InterruptedException {
        CountDownLatch sent = Signal.named("sent");
        String failing = client.start(Signal.in("sent") + ".await(); throw new RuntimeException(\"first\");");
        String queued = client.start("System.out.println(\"ran\");");
        sent.countDown();
        assertThat(client.finish(failing).status()).isEqualTo("error");
        Client.Outcome second = client.finish(queued);
        assertThat(second.status()).isEqualTo("error");
        assertThat(second.printed()).isEmpty();
        assertThat(client.run("2 + 2").shown("text/plain")).isEqualTo("4");
    }

    @Test
    void completionKnowsTheCellsOwnVariables() {
        JsonObject reply = client.complete("var fresh = ChinchillaLaw.besiroglu2024();\nfresh.law().optim");
        assertThat(reply.getAsJsonArray("matches").toString()).contains("optimal(");
        assertThat(reply.get("cursor_start").getAsInt())
                .isEqualTo("var fresh = ChinchillaLaw.besiroglu2024();\nfresh.law().".length());
        assertThat(client.complete("Chinch").getAsJsonArray("matches").toString())
                .contains("ChinchillaLaw");
    }

    @Test
    void inspectionShowsSignatureAndFirstSentence() {
        assertThat(text(client.inspect("Compute.training|Flop(1, 2)")))
                .contains("trainingFlop(double parameters, double tokens)")
                .contains("Operations to train a model");
        assertThat(text(client.inspect("Chinchilla|Law.besiroglu2024()"))).contains("Loss of a dense transformer");
        client.run("var seen = ChinchillaLaw.besiroglu2024();");
        assertThat(text(client.inspect("see|n"))).contains("A law as somebody printed it");
        assertThat(text(client.inspect("seen.law().optimal(5e2|")))
                .contains("optimal(double flop)")
                .contains("least loss at a training budget");
        assertThat(text(client.inspect("seen.law().optimal(5e26).tok|ens()"))).contains("tokens()\nD, > 0");
        assertThat(client.inspect("noSuchThing|").get("found").getAsBoolean()).isFalse();
    }

    @Test
    void aConsoleIsToldWhetherToWaitForMore() {
        assertThat(client.isComplete("1 + 1").get("status").getAsString()).isEqualTo("complete");
        assertThat(client.isComplete("for (;;) {").get("status").getAsString()).isEqualTo("incomplete");
        assertThat(client.isComplete("int 3x = ;;)").get("status").getAsString())
                .isEqualTo("invalid");
    }

    @Test
    void theLanguageIsJava() {
        JsonObject language = client.kernelInfo().getAsJsonObject("language_info");
        assertThat(language.get("name").getAsString()).isEqualTo("java");
        assertThat(language.get("version").getAsString())
                .startsWith(String.valueOf(Runtime.version().feature()));
    }

    private static String text(JsonObject reply) {
        return reply.getAsJsonObject("data").get("text/plain").getAsString();
    }

    /** The share of the time watched that the busiest thread takes; the JVM's own, which compile, are none of Java's. */
    private static double busyShare() throws InterruptedException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Map<Long, Long> before = new HashMap<>();
        for (long thread : threads.getAllThreadIds()) {
            before.put(thread, threads.getThreadCpuTime(thread));
        }
        Thread.sleep(WATCHED_MILLIS);
        return before.entrySet().stream()
                .mapToDouble(entry -> threads.getThreadCpuTime(entry.getKey()) - entry.getValue())
                .map(nanos -> nanos / (1e6 * WATCHED_MILLIS))
                .max()
                .orElseThrow();
    }
}
