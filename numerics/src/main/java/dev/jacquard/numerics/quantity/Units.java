package dev.jacquard.numerics.quantity;

import dev.jacquard.numerics.Check;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The units that have a name: one table, read by {@link Unit}. */
final class Units {

    static final Set<String> SHARES = Set.of("share", "fraction", "%", "percent");

    private static final double DAY = 86_400;
    private static final double YEAR = 365.25 * DAY;

    /** Money of a stated price year, such as USD2025: a dimension of its own, because two price years do not add. */
    private static final Pattern DATED_MONEY = Pattern.compile("(USD|EUR|GBP|CNY)\\d{4}");

    static final List<Unit.Named> ALL = table();

    private static final Map<String, Unit> BY_NAME = index();

    private Units() {}

    static Unit byName(String name, String whole) {
        Unit unit = BY_NAME.get(name);
        if (unit == null && DATED_MONEY.matcher(name).matches()) {
            return new Unit(name, 1, Map.of(name, 1));
        }
        if (unit == null) {
            throw Check.refused("unit", whole, "a known unit" + Check.nearest(name, BY_NAME.keySet()));
        }
        return unit;
    }

    private static Map<String, Unit> index() {
        Map<String, Unit> byName = new LinkedHashMap<>();
        for (Unit.Named named : ALL) {
            byName.put(named.name(), named.unit());
            named.otherNames().forEach(other -> byName.put(other, named.unit()));
        }
        return byName;
    }

    private static List<Unit.Named> table() {
        List<Unit.Named> all = new ArrayList<>();
        ratios(all);
        times(all);
        computing(all);
        energy(all);
        money(all);
        people(all);
        measures(all);
        return List.copyOf(all);
    }

    private static void ratios(List<Unit.Named> all) {
        add(all, "a plain number", "1", 1, "", "–", "-", "x", "times", "ratio");
        add(all, "a share of a whole", "share", 1, "", "fraction");
        add(all, "a share of a whole", "%", 0.01, "", "percent");
        add(all, "orders of magnitude", "OOM", 1, "OOM");
    }

    private static void times(List<Unit.Named> all) {
        add(all, "time", "s", 1, "time", "second", "seconds", "sec");
        add(all, "time", "ms", 1e-3, "time");
        add(all, "time", "us", 1e-6, "time", "µs");
        add(all, "time", "ns", 1e-9, "time");
        add(all, "time", "min", 60, "time", "minute", "minutes");
        add(all, "time", "h", 3_600, "time", "hour", "hours", "hr");
        add(all, "time", "day", DAY, "time", "days", "d");
        add(all, "time", "week", 7 * DAY, "time", "weeks");
        add(all, "time", "month", YEAR / 12, "time", "months");
        add(all, "time", "year", YEAR, "time", "years", "yr");
        add(all, "frequency", "Hz", 1, "time^-1");
    }

    private static void computing(List<Unit.Named> all) {
        prefixed(all, "operations", "FLOP", "FLOP", "kMGTPE");
        add(all, "operations", "ZFLOP", 1e21, "FLOP");
        add(all, "operations", "PF-day", 8.64e19, "FLOP", "PF-days");
        add(all, "effective compute", "eFLOP", 1, "eFLOP");
        add(all, "tokens", "token", 1, "token", "tokens");
        add(all, "tokens", "Mtoken", 1e6, "token", "Mtokens");
        add(all, "tokens", "Gtoken", 1e9, "token", "Gtokens");
        add(all, "parameters", "parameter", 1, "parameter", "parameters");
        add(all, "loss", "nat", 1, "nat", "nats");
        prefixed(all, "data", "B", "byte", "kMGTP");
        add(all, "data", "byte", 1, "byte", "bytes");
        add(all, "data", "bit", 0.125, "byte", "bits");
        add(all, "data", "KiB", 0x1p10, "byte");
        add(all, "data", "MiB", 0x1p20, "byte");
        add(all, "data", "GiB", 0x1p30, "byte");
        add(all, "data", "TiB", 0x1p40, "byte");
        add(all, "accelerators", "accelerator", 1, "accelerator", "accelerators");
        add(all, "accelerators in use", "accelerator-hour", 3_600, "accelerator time", "accelerator-hours");
    }

    private static void energy(List<Unit.Named> all) {
        prefixed(all, "energy", "J", "energy", "kMGT");
        add(all, "energy", "Wh", 3.6e3, "energy");
        add(all, "energy", "kWh", 3.6e6, "energy");
        add(all, "energy", "MWh", 3.6e9, "energy");
        add(all, "energy", "GWh", 3.6e12, "energy");
        add(all, "energy", "TWh", 3.6e15, "energy");
        prefixed(all, "power", "W", "energy time^-1", "kMGT");
    }

    private static void money(List<Unit.Named> all) {
        add(all, "money", "USD", 1, "USD", "$");
        add(all, "money", "MUSD", 1e6, "USD");
        add(all, "money", "EUR", 1, "EUR");
        add(all, "money", "GBP", 1, "GBP");
        add(all, "money", "CNY", 1, "CNY");
        add(all, "old English money", "shilling", 1, "shilling", "shillings");
        add(all, "old English money", "penny", 1.0 / 12, "shilling", "pence");
    }

    private static void people(List<Unit.Named> all) {
        add(all, "people", "person", 1, "person", "persons", "people");
        add(all, "work", "person-hour", 3_600, "person time", "person-hours");
        add(all, "agents", "agent", 1, "agent", "agents");
        add(all, "users", "user", 1, "user", "users");
        add(all, "requests", "request", 1, "request", "requests");
        add(all, "tasks", "task", 1, "task", "tasks");
        add(all, "points on a scale", "point", 1, "point", "points");
        add(all, "points on a scale", "Elo", 1, "Elo");
        add(all, "pieces of cloth", "piece", 1, "piece", "pieces");
        add(all, "looms", "loom", 1, "loom", "looms");
    }

    private static void measures(List<Unit.Named> all) {
        add(all, "length", "m", 1, "length");
        add(all, "length", "mm", 1e-3, "length");
        add(all, "length", "um", 1e-6, "length", "µm");
        add(all, "length", "nm", 1e-9, "length");
        add(all, "temperature", "K", 1, "temperature", "kelvin");
    }

    private static void prefixed(
            List<Unit.Named> all, String measures, String name, String dimensions, String prefixes) {
        add(all, measures, name, 1, dimensions);
        double factor = 1;
        for (char prefix : "kMGTPE".toCharArray()) {
            factor *= 1e3;
            if (prefixes.indexOf(prefix) >= 0) {
                add(all, measures, prefix + name, factor, dimensions);
            }
        }
    }

    private static void add(
            List<Unit.Named> all,
            String measures,
            String name,
            double factor,
            String dimensions,
            String... otherNames) {
        Map<String, Integer> powers = new TreeMap<>();
        for (String part : dimensions.split(" ")) {
            if (!part.isEmpty()) {
                int caret = part.indexOf('^');
                powers.put(
                        caret < 0 ? part : part.substring(0, caret),
                        caret < 0 ? 1 : Integer.parseInt(part.substring(caret + 1)));
            }
        }
        all.add(new Unit.Named(name, List.of(otherNames), new Unit(name, factor, powers), measures));
    }
}
