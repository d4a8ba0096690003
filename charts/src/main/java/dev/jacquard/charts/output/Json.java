package dev.jacquard.charts.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON object whose fields keep their order, for programs to read: numbers in full precision, never NaN or infinity.
 *
 * <p>Characters that a terminal would obey are escaped, as {@link Cleaned} names them.
 *
 * <p>A number that is undefined or infinite becomes {@code null}, and a field {@code why} at the end of the same object says so.
 * The same values give the same bytes on any machine, Java version and locale.
 *
 * <pre>{@code
 * Json.document().put("law", "amdahl").put("speedup", 13.559).text();   // {"format": 1, "law": ...}
 * }</pre>
 */
public final class Json {

    /** The format of everything that programs read. */
    public static final int FORMAT = 1;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final List<String> whys = new ArrayList<>();

    private Json() {}

    /** An object inside another. */
    public static Json object() {
        return new Json();
    }

    /** An object that stands alone: it begins with its format. */
    public static Json document() {
        return object().put("format", FORMAT);
    }

    /** Adds text; null stays null. */
    public Json put(String name, String text) {
        fields.put(name, text);
        return this;
    }

    /** Adds a whole number. */
    public Json put(String name, long number) {
        fields.put(name, number);
        return this;
    }

    /** Adds a number; NaN and infinity become null with a reason. */
    public Json put(String name, double number) {
        return put(name, number, Double.isNaN(number) ? "undefined" : "infinite");
    }

    /** Adds a number; NaN and infinity become null with this reason. */
    public Json put(String name, double number, String whyNot) {
        boolean finite = Double.isFinite(number);
        fields.put(name, finite ? number : null);
        if (!finite) {
            whys.add(name + ": " + whyNot);
        }
        return this;
    }

    /** Adds fields that are null for one reason, which goes into {@code why}. */
    public Json missing(String whyNot, String... names) {
        for (String name : names) {
            fields.put(name, null);
        }
        whys.add(String.join(", ", names) + ": " + whyNot);
        return this;
    }

    /** Adds yes or no. */
    public Json put(String name, boolean yes) {
        fields.put(name, yes);
        return this;
    }

    /** Adds an object; null stays null. */
    public Json put(String name, Json object) {
        fields.put(name, object);
        return this;
    }

    /** Adds a list of objects, texts, finite numbers, truth values or lists of these. */
    public Json put(String name, List<?> values) {
        fields.put(name, List.copyOf(values));
        return this;
    }

    /** The object as text, ending in a line break. */
    public String text() {
        return written(this);
    }

    /** A list as text, ending in a line break. */
    public static String text(List<Json> objects) {
        return written(objects);
    }

    private static String written(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            DefaultIndenter lines = new DefaultIndenter("  ", "\n");
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
            printer.indentArraysWith(lines);
            printer.indentObjectsWith(lines);
            generator.setPrettyPrinter(printer);
            write(generator, value);
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory cannot be written", e);
        }
        return Cleaned.json(text.append('\n').toString());
    }

    private static void write(JsonGenerator generator, Object value) throws IOException {
        if (value instanceof Json object) {
            object.write(generator);
        } else if (value instanceof List<?> list) {
            generator.writeStartArray();
            for (Object element : list) {
                write(generator, element);
            }
            generator.writeEndArray();
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            throw new IllegalArgumentException("a list for JSON: " + number + " (expected: finite numbers)");
        } else {
            generator.writePOJO(value);
        }
    }

    private void write(JsonGenerator generator) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            generator.writeFieldName(field.getKey());
            write(generator, field.getValue());
        }
        if (!whys.isEmpty()) {
            generator.writeStringField("why", String.join("; ", whys));
        }
        generator.writeEndObject();
    }
}
