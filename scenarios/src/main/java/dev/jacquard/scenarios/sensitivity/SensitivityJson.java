package dev.jacquard.scenarios.sensitivity;

import dev.jacquard.charts.output.Json;
import dev.jacquard.charts.output.Version;
import java.util.Map;

/** Results of sensitivity analyses as JSON, in the fields that the command line promises. */
public final class SensitivityJson {

    private SensitivityJson() {}

    /**
     * A result: what was analysed, then the indices, the input that matters most first.
     *
     * @param scenario id of the scenario
     */
    public static Json of(String scenario, SensitivityResult result) {
        Study study = result.study();
        return Json.document()
                .put("version", Version.current())
                .put("scenario", scenario)
                .put("method", study.method().word())
                .put("output", study.output())
                .put("unit", study.unit().symbol())
                .put("evaluations", study.evaluations())
                .put("seed", study.seed())
                .put("level", study.level())
                .put(
                        "indices",
                        result.indices().stream().map(SensitivityJson::index).toList())
                .put("warnings", result.warnings());
    }

    private static Json index(Map<String, Object> fields) {
        Json json = Json.object();
        fields.forEach((name, value) -> {
            if (value instanceof Double number) {
                json.put(name, number, Double.isNaN(number) ? "the input has no order" : "infinite");
            } else if (value instanceof Boolean yes) {
                json.put(name, yes);
            } else {
                json.put(name, (String) value);
            }
        });
        return json;
    }
}
