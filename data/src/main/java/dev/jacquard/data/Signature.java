package dev.jacquard.data;

import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.Family;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What a family of laws takes and gives, by name, and who published it: all that somebody needs who asks a law without knowing its class.
 *
 * <p>One constant stands beside each {@code FAMILY}; the catalogue, the command line, the choices in scenario files, fits and the contract
 * that every law keeps read it. A law whose constants were published gives its sets:
 *
 * <pre>{@code
 * public static final Signature<ChinchillaLaw> SIGNATURE = Signature.of("chinchilla", FAMILY, ChinchillaLaw::published)
 *     .takes(PARAMETERS, TOKENS)
 *     .gives(LOSS, PARAMETERS, TOKENS, ChinchillaLaw::loss)
 *     .falls(LOSS, PARAMETERS, TOKENS);
 * }</pre>
 *
 * <p>One that is a formula only is made of its constants, which are then inputs like the others:
 *
 * <pre>{@code
 * public static final Signature<Amdahl> SIGNATURE = Signature.of(
 *         Stated.of("amdahl", "Amdahl's law: ...", "Amdahl 1967 (...)", Confidence.REPORTED), in -> new Amdahl(in.of(PARALLEL)))
 *     .takes(PARALLEL, AGENTS)
 *     .gives(SPEEDUP, AGENTS, Amdahl::speedup)
 *     .gives(CEILING, (law, in) -> law.ceiling());
 * }</pre>
 *
 * <p>Asked by name, with published or with fitted values:
 *
 * <pre>{@code
 * ChinchillaLaw.SIGNATURE.at(fit.law(), Map.of("parameters", 70e9, "tokens", 1.4e12)).get("loss");
 * }</pre>
 *
 * @param <L> the type of the law
 */
public final class Signature<L> {

    private final String id;
    private final List<String> formerly;
    private final Origin<L> origin;
    private final Taken<L> taken;
    private final List<Given<L>> given;

    private Signature(String id, List<String> formerly, Origin<L> origin, Taken<L> taken, List<Given<L>> given) {
        this.id = notBlank("id", id);
        this.formerly = List.copyOf(formerly);
        this.origin = origin;
        this.taken = taken;
        this.given = List.copyOf(given);
    }

    /** Whether an output rises or falls with an input. */
    public enum Trend {
        /** The larger the input, the larger the output. */
        RISES,
        /** The larger the input, the smaller the output. */
        FALLS
    }

    /**
     * A law whose constants were published.
     *
     * @param id the family's name in the catalogue, the part of its publications' ids before the slash
     * @param family its form
     * @param published every publication, the ones to prefer first; asked for when somebody wants them
     */
    public static <L> Signature<L> of(String id, Family<L> family, Supplier<List<Published<L>>> published) {
        notNull("family", family);
        return ofEach(id, law -> family, published);
    }

    /** As {@link #of(String, Family, Supplier)}, where the form depends on what one law of it holds fixed. */
    public static <L> Signature<L> ofEach(
            String id, Function<L, Family<L>> family, Supplier<List<Published<L>>> published) {
        notNull("family", family);
        return of(id, Origin.sets(law -> Optional.of(family.apply(law)), published));
    }

    /** A law whose constants were published, and which has no {@code FAMILY} because nobody fits it. */
    public static <L> Signature<L> of(String id, Supplier<List<Published<L>>> published) {
        return of(id, Origin.sets(law -> Optional.empty(), published));
    }

    /**
     * A law that is a formula only.
     *
     * @param stated who stated it and where
     * @param maker the law of the constants among its inputs
     */
    public static <L> Signature<L> of(Stated stated, Function<Inputs, L> maker) {
        return of(stated.id(), Origin.formula(stated, maker));
    }

    private static <L> Signature<L> of(String id, Origin<L> origin) {
        return new Signature<>(id, List.of(), origin, Taken.nothing(), List.of());
    }

    /** The same for a formula that has a form: its constants are those of {@code family}, by name. */
    public Signature<L> constants(Family<L> family) {
        return new Signature<>(id, formerly, origin.of(family), taken, given);
    }

    /** The same under names that it had before: of the family, or of one law with what follows the slash. They keep working. */
    public Signature<L> formerly(String... names) {
        return new Signature<>(id, List.of(names), origin, taken, given);
    }

    /** The same with these inputs, in the order in which people write them. */
    public Signature<L> takes(Variable... variables) {
        return taking(taken.of(List.of(variables)));
    }

    /** The same with a smallest value of an input that is another for each law, included unless it is 0. */
    public Signature<L> from(Variable input, ToDoubleFunction<L> smallest) {
        return taking(taken.from(input(input.name()).name(), smallest));
    }

    /**
     * The same, saying between which values of an input it makes sense to ask, for one that nobody observed: examples and the contract of
     * all laws ask there.
     */
    public Signature<L> usually(Variable input, double low, double high) {
        return taking(taken.usually(input(input.name()).name(), low, high));
    }

    private Signature<L> taking(Taken<L> other) {
        return new Signature<>(id, formerly, origin, other, given);
    }

    /** The same with another output, from any inputs: {@code .gives(CEILING, (law, in) -> law.ceiling())}. */
    public Signature<L> gives(Variable output, Ask.Any<L> ask) {
        if (names(outputs()).contains(output.name())) {
            throw Check.refused("output", output.name(), "each name once");
        }
        List<Given<L>> more = new ArrayList<>(given);
        more.add(Given.of(output, ask));
        return new Signature<>(id, formerly, origin, taken, more);
    }

    /** The same with another output, from one input. */
    public Signature<L> gives(Variable output, Variable first, Ask.One<L> ask) {
        input(first.name());
        return gives(output, (law, in) -> ask.of(law, in.of(first)));
    }

    /** The same with another output, from two inputs. */
    public Signature<L> gives(Variable output, Variable first, Variable second, Ask.Two<L> ask) {
        input(first.name());
        input(second.name());
        return gives(output, (law, in) -> ask.of(law, in.of(first), in.of(second)));
    }

    /** The same with another output, from three inputs. */
    public Signature<L> gives(Variable output, Variable first, Variable second, Variable third, Ask.Three<L> ask) {
        input(first.name());
        input(second.name());
        input(third.name());
        return gives(output, (law, in) -> ask.of(law, in.of(first), in.of(second), in.of(third)));
    }

    /** The same, saying that an output rises with these inputs, whatever the others are. */
    public Signature<L> rises(Variable output, Variable... with) {
        return trending(output, Trend.RISES, with);
    }

    /** The same, saying that an output falls as these inputs grow, whatever the others are. */
    public Signature<L> falls(Variable output, Variable... with) {
        return trending(output, Trend.FALLS, with);
    }

    private Signature<L> trending(Variable output, Trend trend, Variable... with) {
        int at = index("output", output.name(), names(outputs()));
        List<String> inputs =
                Stream.of(with).map(input -> input(input.name()).name()).toList();
        List<Given<L>> more = new ArrayList<>(given);
        more.set(at, given.get(at).going(trend, inputs));
        return new Signature<>(id, formerly, origin, taken, more);
    }

    /** The family's name in the catalogue; of a formula without published constants its own name. */
    public String id() {
        return id;
    }

    /** Names it had before. */
    public List<String> formerly() {
        return formerly;
    }

    /** Every publication of its constants, the ones to prefer first; none for a formula only. */
    public List<Published<L>> published() {
        return origin.published().get();
    }

    /**
     * The publication with an id, or with one that it had before.
     *
     * @throws IllegalArgumentException for an unknown id, naming the nearest
     */
    public Published<L> published(String wanted) {
        List<Published<L>> sets = published();
        return sets.get(index(
                "publication", current(wanted), sets.stream().map(Published::id).toList()));
    }

    /** The id that a law of this family has now: itself, unless the family or the law was called otherwise before. */
    public String current(String lawId) {
        for (String before : formerly) {
            if (lawId.equals(before)) {
                return id;
            }
            if (lawId.startsWith(before + "/")) {
                return id + lawId.substring(before.length());
            }
        }
        return lawId;
    }

    /** Who stated it, for a formula only. */
    public Optional<Stated> stated() {
        return origin.stated();
    }

    /** The form of one law: its constants with names, units and bounds; nothing where nobody fits it. */
    public Optional<Family<L>> family(L law) {
        return origin.family().apply(law);
    }

    /** What goes in, in order. */
    public List<Variable> inputs() {
        return taken.variables();
    }

    /** What goes into one law, in order: bounds that differ between laws are its own. */
    public List<Variable> inputs(L law) {
        return taken.of(law);
    }

    /** Where it makes sense to ask, of inputs that say so. */
    public CalibratedRange usual() {
        return taken.usual();
    }

    /** What comes out, in order. */
    public List<Variable> outputs() {
        return given.stream().map(Given::variable).toList();
    }

    /** The inputs of which it is known whether an output rises or falls with them. */
    public Map<String, Trend> trends(String output) {
        return given.get(index("output", output, names(outputs()))).trends();
    }

    /**
     * The input of this name.
     *
     * @throws IllegalArgumentException for an unknown name, naming the nearest
     */
    public Variable input(String name) {
        return inputs().get(index("input", name, names(inputs())));
    }

    /**
     * The outputs of a law by name, in order.
     *
     * @param law with published values, fitted ones or your own
     * @param values one for each input, in its own unit
     * @throws IllegalArgumentException for an input that is missing, unknown or outside its mathematical domain
     */
    public Map<String, Double> at(L law, Map<String, Double> values) {
        values.keySet().forEach(this::input);
        return answers(law, Taken.checked(inputs(law), values));
    }

    /**
     * The outputs of a formula by name, in order; its constants are among the inputs.
     *
     * @throws IllegalArgumentException as {@link #at(Object, Map)}, and for a law that needs published or fitted values
     */
    public Map<String, Double> at(Map<String, Double> values) {
        values.keySet().forEach(this::input);
        Inputs in = Taken.checked(inputs(), values);
        return answers(origin.maker().apply(in), in);
    }

    private Map<String, Double> answers(L law, Inputs in) {
        Map<String, Double> answers = new LinkedHashMap<>();
        given.forEach(each -> answers.put(each.variable().name(), each.ask().of(law, in)));
        return Collections.unmodifiableMap(answers);
    }

    private int index(String kind, String name, List<String> names) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw Check.refused(
                    name,
                    "unknown " + kind + " of " + id,
                    "one of: " + Check.among(name, names, "jacquard laws lists") + Check.nearest(name, names));
        }
        return index;
    }

    private static List<String> names(List<Variable> variables) {
        return variables.stream().map(Variable::name).toList();
    }

    /** For people: {@code chinchilla: parameters tokens -> loss}. */
    @Override
    public String toString() {
        return id + ": " + String.join(" ", names(inputs())) + " -> " + String.join(" ", names(outputs()));
    }
}
