package dev.jacquard.scenarios.binding;

import dev.jacquard.scenarios.argument.ScenarioException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles the {@code Model.java} of a scenario in memory; nothing is written to disk. */
final class ModelCode {

    /** The file beside the scenario, and the record it must hold. */
    static final String FILE = "Model.java";

    static final String RECORD = "Model";

    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");

    private ModelCode() {}

    /**
     * The record {@code Model} of a source text.
     *
     * @throws ScenarioException with file and line for code that does not compile, and when there is no compiler
     */
    static Class<? extends Record> compile(String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new ScenarioException(FILE + ": no Java compiler (expected: a JDK; this is a JRE without javac)");
        }
        String packageName = packageOf(source);
        Map<String, ByteArrayOutputStream> classes = new HashMap<>();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StandardJavaFileManager standard = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null);
        List<String> options = List.of("-proc:none", "-parameters", "-classpath", classPath());
        boolean compiled = compiler.getTask(
                        null,
                        new InMemory(standard, classes),
                        diagnostics,
                        options,
                        null,
                        List.of(new SourceText(EarlierNames.replaced(source))))
                .call();
        if (!compiled) {
            throw diagnostics.getDiagnostics().stream()
                    .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                    .findFirst()
                    .map(ModelCode::refusal)
                    .orElseGet(() -> new ScenarioException(FILE + ": does not compile"));
        }
        refuseProcessCall(classes);
        return load(packageName.isEmpty() ? RECORD : packageName + "." + RECORD, classes);
    }

    private static String packageOf(String source) {
        Matcher matcher = PACKAGE.matcher(source);
        if (!matcher.find()) {
            return "";
        }
        String name = matcher.group(1);
        if (name.startsWith("java.") || name.startsWith("dev.jacquard")) {
            int line = 1
                    + (int) source.substring(0, matcher.start(1))
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            throw new Place(FILE, line, 1)
                    .refuse("package", name, "none, or one of your own; a model does not shadow the classes of others");
        }
        return name;
    }

    private static ScenarioException refusal(Diagnostic<? extends JavaFileObject> diagnostic) {
        String message = diagnostic
                .getMessage(Locale.ROOT)
                .lines()
                .map(String::strip)
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
        return new Place(FILE, (int) Math.max(1, diagnostic.getLineNumber()), (int)
                        Math.max(1, diagnostic.getColumnNumber()))
                .refuse("does not compile: " + message + hint(diagnostic.getCode()));
    }

    /** What to do where the source is right but more than Java holds. */
    private static String hint(String code) {
        return code.equals("compiler.err.limit.parameters")
                ? " (expected: a record of at most 127 numbers, or 254 switches and words); put inputs that belong together"
                        + " into records of their own: group.input in " + Folder.SCENARIO
                : "";
    }

    private static void refuseProcessCall(Map<String, ByteArrayOutputStream> classes) {
        List<byte[]> compiled = classes.values().stream()
                .map(ByteArrayOutputStream::toByteArray)
                .toList();
        ProcessCall.first(compiled, ProcessCall.OF_MODELS).ifPresent(call -> {
            throw new Place(FILE, Math.max(1, call.line()), 1)
                    .refuse(
                            "calls",
                            call.name(),
                            ProcessCall.EXITS.contains("java/lang/" + call.name())
                                    ? "a model that answers or throws; this ends the program that asks it"
                                    : "a model that only answers; this belongs to the program that asks it");
        });
    }

    private static Class<? extends Record> load(String name, Map<String, ByteArrayOutputStream> classes) {
        if (!classes.containsKey(name)) {
            throw new ScenarioException(
                    FILE + ": no record " + RECORD + " (expected: `public record " + RECORD + "(...)`)");
        }
        try {
            Class<?> type = new Loader(classes).loadClass(name);
            if (!type.isRecord()) {
                throw new ScenarioException(
                        FILE + ": " + RECORD + " is not a record (expected: `public record " + RECORD + "(...)`)");
            }
            return type.asSubclass(Record.class);
        } catch (ClassNotFoundException e) {
            throw new ScenarioException(FILE + ": cannot be loaded (" + e.getMessage() + ")", e);
        }
    }

    /** What this program runs from: the class path, and the places of the modules a model builds on. */
    private static String classPath() {
        Set<String> entries = new LinkedHashSet<>();
        for (Class<?> anchor : List.of(
                ModelCode.class,
                dev.jacquard.numerics.Check.class,
                dev.jacquard.data.Citation.class,
                dev.jacquard.scaling.loss.LossLaw.class,
                dev.jacquard.compute.RentedCompute.class,
                dev.jacquard.economics.selfimprovement.LossyLoop.class,
                dev.jacquard.charts.Figure.class)) {
            CodeSource source = anchor.getProtectionDomain().getCodeSource();
            if (source != null && source.getLocation() != null) {
                try {
                    entries.add(Path.of(source.getLocation().toURI()).toString());
                } catch (URISyntaxException | RuntimeException e) {
                    continue; // not a file: the class path below still serves
                }
            }
        }
        for (String entry : System.getProperty("java.class.path", "").split(Pattern.quote(File.pathSeparator))) {
            if (!entry.isBlank()) {
                entries.add(entry);
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    /** The source, under the name that the compiler's messages show. */
    private static final class SourceText extends SimpleJavaFileObject {
        private final String text;

        SourceText(String text) {
            super(URI.create("memory:///" + FILE), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Keeps compiled classes in a map. */
    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes;

        InMemory(JavaFileManager standard, Map<String, ByteArrayOutputStream> classes) {
            super(standard);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    classes.put(className, bytes);
                    return bytes;
                }
            };
        }
    }

    /** Defines the compiled classes; everything else comes from the program itself. */
    private static final class Loader extends ClassLoader {
        private final Map<String, ByteArrayOutputStream> classes;

        Loader(Map<String, ByteArrayOutputStream> classes) {
            super(ModelCode.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            ByteArrayOutputStream bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes.toByteArray(), 0, bytes.size());
        }
    }
}
