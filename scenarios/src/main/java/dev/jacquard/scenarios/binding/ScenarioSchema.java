package dev.jacquard.scenarios.binding;

import dev.jacquard.charts.output.Json;
import dev.jacquard.data.FactName;
import java.util.ArrayList;
import java.util.List;

/**
 * The JSON Schema of {@code scenario.yaml}, written from the fields that the binder knows, so that editors complete and check a
 * file while it is typed.
 *
 * @see <a href="https://json-schema.org/draft/2020-12">JSON Schema, draft 2020-12</a>
 */
public final class ScenarioSchema {

    private static final String VALUE = "^(= ?\\S.*|[+-]?[0-9.$].*|[A-Za-z][A-Za-z0-9_./-]*|[0-9.]+ ?%: ?.+\\.\\..+"
            + "|choice:.+|data:.+#.+|fit:.+)$";

    private ScenarioSchema() {}

    /** The schema as text. */
    public static String text() {
        return fill(
                        Json.object()
                                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                                .put("title", "Jacquard scenario, format " + Format.VERSION)
                                .put("description", "What an argument assumes and claims: scenario.yaml."),
                        Format.SCENARIO)
                .text();
    }

    private static Json record(List<Format.Field> fields) {
        return fill(Json.object(), fields);
    }

    private static Json fill(Json schema, List<Format.Field> fields) {
        Json properties = Json.object();
        List<String> required = new ArrayList<>();
        for (Format.Field field : fields) {
            properties.put(field.name(), type(field).put("description", field.about()));
            if (field.required()) {
                required.add(field.name());
            }
        }
        return schema.put("type", "object")
                .put("properties", properties)
                .put("required", required)
                .put("additionalProperties", false);
    }

    private static Json type(Format.Field field) {
        Json text = Json.object().put("type", "string");
        return switch (field.holds()) {
            case TEXT -> field.name().equals("value") ? value() : text.put("minLength", 1);
            case NUMBER -> Json.object().put("type", List.of("number", "string"));
            case DATE -> text.put("format", "date");
            case SWITCH -> Json.object().put("type", List.of("boolean", "string"));
            case WORD -> text.put("enum", field.words());
            case TEXTS ->
                field.name().equals("by") ? Json.object().put("oneOf", List.of(text, list(text))) : list(text);
            case CORRELATIONS ->
                list(Json.object().put("type", "array").put("minItems", 3).put("maxItems", 3));
            case INPUTS -> Json.object().put("type", "object").put("additionalProperties", changeable(field));
            case FACTS ->
                Json.object()
                        .put(
                                "oneOf",
                                List.of(
                                        fact(),
                                        Json.object()
                                                .put("type", "object")
                                                .put("minProperties", 1)
                                                .put("additionalProperties", fact())));
            case SET ->
                Json.object()
                        .put("type", "object")
                        .put("additionalProperties", field.name().equals("forms") ? expression() : value());
            case FORMULAS ->
                Json.object()
                        .put("type", "object")
                        .put("additionalProperties", record(field.fields()).put("additionalProperties", expression()));
            case RECORD -> record(field.fields());
            case RECORDS -> list(record(field.fields()));
            case RECORD_OR_RECORDS ->
                Json.object().put("oneOf", List.of(record(field.fields()), list(record(field.fields()))));
        };
    }

    /** An input of an extending scenario may list only what differs, so its fields are not required one by one. */
    private static Json changeable(Format.Field inputs) {
        return record(inputs.fields().stream()
                .map(field -> new Format.Field(
                        field.name(), false, field.holds(), field.about(), field.words(), field.fields()))
                .toList());
    }

    private static Json fact() {
        return Json.object().put("type", "string").put("pattern", FactName.PATTERN);
    }

    private static Json value() {
        return Json.object().put("type", List.of("string", "number")).put("pattern", VALUE);
    }

    /** An expression; a bare number in YAML is one too. */
    private static Json expression() {
        return Json.object().put("type", List.of("string", "number"));
    }

    private static Json list(Json items) {
        return Json.object().put("type", "array").put("items", items);
    }
}
