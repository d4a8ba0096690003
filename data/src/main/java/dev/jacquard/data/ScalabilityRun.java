package dev.jacquard.data;

import dev.jacquard.data.tables.UserTable;
import dev.jacquard.numerics.Check;
import java.util.ArrayList;
import java.util.List;

/**
 * A measurement of {@code scalability}: how much work a system did with so many workers.
 *
 * <pre>{@code
 * ScalabilityRun.of("specsdm91").size();   // 7
 * }</pre>
 *
 * @param system {@code textbook}, {@code specsdm91} or {@code raytracer}
 * @param workers processors or simulated users, {@code > 0}
 * @param throughput work in a unit of time, each system in its own unit, {@code > 0}
 */
public record ScalabilityRun(String system, double workers, double throughput) {

    public ScalabilityRun {
        Check.notBlank("system", system);
        Check.positive("workers", workers);
        Check.positive("throughput", throughput);
    }

    /** All measurements in the order of the table. */
    public static List<ScalabilityRun> all() {
        UserTable table = Datasets.named("scalability").rows();
        List<ScalabilityRun> runs = new ArrayList<>();
        for (int row = 0; row < table.rowCount(); row++) {
            runs.add(new ScalabilityRun(
                    table.text(row, "system"),
                    table.numbers("workers").value(row),
                    table.numbers("throughput").value(row)));
        }
        return List.copyOf(runs);
    }

    /** The measurements of one system; an unknown one is refused with the nearest. */
    public static List<ScalabilityRun> of(String system) {
        List<ScalabilityRun> all = all();
        List<String> systems =
                all.stream().map(ScalabilityRun::system).distinct().toList();
        if (!systems.contains(system)) {
            throw Check.refused(
                    "system", system, "one of: " + Check.among(system, systems) + Check.nearest(system, systems));
        }
        return all.stream().filter(run -> run.system().equals(system)).toList();
    }
}
