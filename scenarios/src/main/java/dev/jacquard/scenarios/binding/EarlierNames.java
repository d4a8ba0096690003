package dev.jacquard.scenarios.binding;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where types stood that models name, so that a folder written before they moved still compiles. */
final class EarlierNames {

    private static final Map<String, String> MOVED = moved();

    private EarlierNames() {}

    private static Map<String, String> moved() {
        Map<String, String> moved = new LinkedHashMap<>();
        moved.put("dev\\.jacquard\\.scenarios\\.(In|Out|Series)\\b", "dev.jacquard.scenarios.argument.$1");
        moved.put("dev\\.jacquard\\.scenarios\\.(OutputDraws|PathDraws)\\b", "dev.jacquard.scenarios.draws.$1");
        moved.put(
                "import +dev\\.jacquard\\.scenarios\\.\\*;",
                "import dev.jacquard.scenarios.*; import dev.jacquard.scenarios.argument.*;");
        moved.put("dev\\.jacquard\\.scenarios\\.charts\\.", "dev.jacquard.charts.");
        moved.put("dev\\.jacquard\\.scaling\\.compute\\.Compute\\b", "dev.jacquard.numerics.quantity.Compute");
        moved.put("dev\\.jacquard\\.scaling\\.compute\\.", "dev.jacquard.compute.");
        return moved;
    }

    /** The source with the names of today, line by line the same. */
    static String replaced(String source) {
        String today = source;
        for (Map.Entry<String, String> name : MOVED.entrySet()) {
            today = today.replaceAll(name.getKey(), name.getValue());
        }
        return today;
    }
}
