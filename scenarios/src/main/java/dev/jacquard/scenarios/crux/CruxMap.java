package dev.jacquard.scenarios.crux;

import dev.jacquard.charts.Axis;
import dev.jacquard.charts.Ink;
import dev.jacquard.charts.NumberStyle;
import dev.jacquard.charts.RegionMap;
import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.numerics.uncertainty.Discrete;
import dev.jacquard.numerics.uncertainty.Distribution;
import dev.jacquard.numerics.uncertainty.Mixture;
import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.binding.Marginal;
import dev.jacquard.scenarios.binding.ModelInput;
import dev.jacquard.scenarios.crux.Disagreement.Contribution;
import dev.jacquard.scenarios.draws.Evaluator;
import dev.jacquard.scenarios.draws.Layout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where the verdict flips over the two disputed numbers that contribute most. */
final class CruxMap {

    private static final int CELLS = 64;

    /** Room beside the two authors' ranges, as a share of their width. */
    private static final double ROOM = 0.15;

    /** Blank cells beyond what the model takes, so that a belief at the very bound is seen. */
    private static final int RIM = 2;

    /** An axis whose ends are further apart than this factor is logarithmic. */
    private static final double WIDE = 10;

    private static final int NO_ANSWER = 2;

    private final Pairing pairing;
    private final Answered answered;
    private final List<String> names;
    private final Evaluator evaluator;

    CruxMap(Pairing pairing, Answered answered, List<String> names, long seed) {
        this.pairing = pairing;
        this.answered = answered;
        this.names = names;
        this.evaluator = Evaluator.ofDraws(pairing.first(), seed, 1);
    }

    /**
     * One of the two inputs.
     *
     * @param input its position
     * @param axis its axis
     * @param low left or lower end
     * @param high right or upper end
     */
    private record Side(int input, Axis axis, double low, double high) {}

    Optional<RegionMap> of(Disagreement disagreement) {
        List<Side> sides = disagreement.contributions().stream()
                .filter(contribution -> contribution.inputs().size() == 1)
                .map(this::position)
                .filter(input -> spec(input).kind() == ModelInput.Kind.NUMBER)
                .limit(2)
                .map(this::side)
                .toList();
        if (sides.size() < 2) {
            return Optional.empty();
        }
        Side x = sides.get(0);
        Side y = sides.get(1);
        double line = disagreement.measuring().line();
        Object[] middle = middle();
        Layout.Reading reading = evaluator.layout().reading(answered.output());
        RegionMap map = RegionMap.over(
                x.axis(),
                x.low(),
                x.high(),
                y.axis(),
                y.low(),
                y.high(),
                CELLS,
                regions(disagreement, line),
                (atX, atY) -> region(middle, x, atX, y, atY, reading, line),
                List.of());
        return Optional.of(coloured(map, disagreement).withBoxes(boxes(x, y)).withHeld(held(middle, x, y)));
    }

    private int position(Contribution contribution) {
        List<String> inputs = pairing.first().inputs().stream()
                .map(input -> input.spec().name())
                .toList();
        return inputs.indexOf(contribution.inputs().get(0));
    }

    private ModelInput spec(int input) {
        return pairing.first().inputs().get(input).spec();
    }

    private static List<String> regions(Disagreement disagreement, double line) {
        String subject = disagreement.question().subject();
        if (disagreement.question().statistic() == Disagreement.Statistic.PROBABILITY) {
            return List.of(subject + " false", subject + " true", "no answer");
        }
        String at = NumberStyle.PLAIN.text(line);
        return List.of(subject + " below " + at, subject + " above " + at, "no answer");
    }

    private int region(Object[] middle, Side x, double atX, Side y, double atY, Layout.Reading reading, double line) {
        if (!spec(x.input()).bounds().contains(atX) || !spec(y.input()).bounds().contains(atY)) {
            return RegionMap.OUTSIDE;
        }
        Object[] leaves = middle.clone();
        leaves[x.input()] = atX;
        leaves[y.input()] = atY;
        try {
            double output = reading.of(evaluator.row(leaves));
            return answered.predicate().map(p -> p.holds(output)).orElse(output > line) ? 1 : 0;
        } catch (RuntimeException e) {
            return NO_ANSWER;
        }
    }

    /** Where a claim is false or true, or an answer lower or higher, the colours are those of all figures that say so. */
    private static List<Ink> inks(Disagreement disagreement) {
        boolean claim = disagreement.question().statistic() == Disagreement.Statistic.PROBABILITY;
        return List.of(claim ? Ink.NEUTRAL : Ink.FOURTH, Ink.FIRST, Ink.SIXTH);
    }

    private static RegionMap coloured(RegionMap map, Disagreement disagreement) {
        boolean everywhere = map.cells().stream().noneMatch(row -> row.contains(NO_ANSWER));
        int regions = everywhere ? NO_ANSWER : NO_ANSWER + 1;
        return map.withRegions(
                map.regions().subList(0, regions), inks(disagreement).subList(0, regions));
    }

    private List<RegionMap.Box> boxes(Side x, Side y) {
        List<RegionMap.Box> boxes = new ArrayList<>();
        List<Definition> authors = List.of(pairing.first(), pairing.second());
        for (int i = 0; i < authors.size(); i++) {
            boxes.add(new RegionMap.Box(
                    names.get(i),
                    range(distribution(authors.get(i), x.input())),
                    range(distribution(authors.get(i), y.input()))));
        }
        return boxes;
    }

    private static RegionMap.Extent range(Distribution belief) {
        double outside = (1 - Disagreement.LEVEL) / 2;
        return new RegionMap.Extent(belief.quantile(outside), belief.median(), belief.quantile(1 - outside));
    }

    private Side side(int input) {
        RegionMap.Extent a = range(distribution(pairing.first(), input));
        RegionMap.Extent b = range(distribution(pairing.second(), input));
        double low = Math.min(a.low(), b.low());
        double high = Math.max(a.high(), b.high());
        if (!(high > low)) {
            double room = low == 0 ? 1 : Math.abs(low) / 2;
            low -= room;
            high += room;
        }
        ModelInput spec = spec(input);
        boolean log = low > 0 && high > WIDE * low;
        double room = log ? Math.pow(high / low, ROOM) : (high - low) * ROOM;
        double lowest = Math.max(spec.bounds().low(), log ? low / room : low - room);
        double highest = Math.min(spec.bounds().high(), log ? high * room : high + room);
        if (!log) {
            int below = lowest == spec.bounds().low() ? RIM : 0;
            int above = highest == spec.bounds().high() ? RIM : 0;
            double cell = (highest - lowest) / (CELLS - below - above);
            lowest -= below * cell;
            highest += above * cell;
        }
        Unit unit = spec.unit();
        String title = spec.name() + (unit.isPlain() ? "" : ", " + unit);
        return new Side(input, new Axis(title, log, NumberStyle.PLAIN), lowest, highest);
    }

    /** All inputs in the middle between the two authors. */
    private Object[] middle() {
        Object[] middle = new Object[pairing.first().inputs().size()];
        for (int i = 0; i < middle.length; i++) {
            Marginal first = pairing.first().inputs().get(i).marginal();
            Marginal second = pairing.second().inputs().get(i).marginal();
            middle[i] = spec(i).isNumber() && !first.equals(second)
                    ? new Marginal.Number(half(i), spec(i).type()).value(half(i).median())
                    : likeliest(first, second);
        }
        return middle;
    }

    /** The middle in words: under which forms the map was drawn decides what it shows. */
    private String held(Object[] middle, Side x, Side y) {
        List<String> forms = new ArrayList<>();
        for (int i = 0; i < middle.length; i++) {
            if (i != x.input() && i != y.input() && !spec(i).isNumber()) {
                forms.add(spec(i).name() + " = " + name(i, middle[i]));
            }
        }
        return "numbers at the median of both beliefs taken half and half"
                + (forms.isEmpty() ? "" : ", " + String.join(", ", forms));
    }

    /** A form as either author writes it. */
    private String name(int input, Object value) {
        return Stream.of(pairing.first(), pairing.second())
                .map(author -> author.inputs().get(input).marginal())
                .filter(marginal -> marginal instanceof Marginal.Forms forms
                        && forms.values().contains(value))
                .map(Marginal.Forms.class::cast)
                .map(forms -> forms.names().get(forms.values().indexOf(value)))
                .findFirst()
                .orElseGet(() -> String.valueOf(value));
    }

    private Mixture half(int input) {
        return new Mixture(List.of(
                new Mixture.Part(1, distribution(pairing.first(), input)),
                new Mixture.Part(1, distribution(pairing.second(), input))));
    }

    private static Object likeliest(Marginal first, Marginal second) {
        if (!(first instanceof Marginal.Forms a && second instanceof Marginal.Forms b)) {
            return first.value(first.middle());
        }
        Map<Object, Double> weights = new LinkedHashMap<>();
        for (Marginal.Forms author : List.of(a, b)) {
            for (int form = 0; form < author.values().size(); form++) {
                weights.merge(author.values().get(form), author.probabilities().get(form), Double::sum);
            }
        }
        double most =
                weights.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return weights.entrySet().stream()
                .filter(form -> form.getValue() == most)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static Distribution distribution(Definition author, int input) {
        Marginal marginal = author.inputs().get(input).marginal();
        if (marginal instanceof Marginal.Number number) {
            return number.distribution();
        }
        if (marginal instanceof Marginal.Joint joint) {
            return joint.distribution();
        }
        Marginal.Forms forms = (Marginal.Forms) marginal;
        TreeMap<Double, Double> weights = new TreeMap<>();
        for (int form = 0; form < forms.values().size(); form++) {
            double value = ((Number) forms.values().get(form)).doubleValue();
            weights.merge(value, forms.probabilities().get(form), Double::sum);
        }
        return Discrete.of(
                weights.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
                weights.values().stream().mapToDouble(Double::doubleValue).toArray());
    }
}
