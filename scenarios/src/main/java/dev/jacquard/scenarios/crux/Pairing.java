package dev.jacquard.scenarios.crux;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.scenarios.argument.Assumption;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.argument.Correlation;
import dev.jacquard.scenarios.argument.FolderCode;
import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.binding.Marginal;
import dev.jacquard.scenarios.binding.ModelInput;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Two authors' assumptions about one model: what they disagree on, and every mixture of the two. */
final class Pairing {

    /** The name under which the rank correlations take part, where they differ. */
    static final String CORRELATIONS = "correlations";

    private final Definition first;
    private final Definition second;
    private final List<Group> groups;

    /**
     * What changes from one author's belief to the other's in one go: an input, all inputs of a stored fit, or the correlations.
     *
     * @param name the input's name, {@code fit: NAME}, or {@value #CORRELATIONS}
     * @param inputs positions of its inputs; none for the correlations
     */
    record Group(String name, List<Integer> inputs) {
        boolean isCorrelations() {
            return inputs.isEmpty();
        }
    }

    /**
     * The pair.
     *
     * @throws IllegalArgumentException if the scenarios are on different models, naming the difference
     */
    Pairing(Definition first, Definition second) {
        this.first = first;
        refuseOtherModel(first, second);
        List<Definition.Input> bound = second.inputs().stream()
                .map(input -> first.input(input.assumption(), second))
                .toList();
        this.second = second.with(bound, second.correlations());
        this.groups = groups();
    }

    Definition first() {
        return first;
    }

    Definition second() {
        return second;
    }

    /** What the two disagree on, in the model's order, the correlations last. */
    List<Group> different() {
        return groups;
    }

    /**
     * The claims of the first author that draws decide, in the order of the file; not those to whose id the other gives another
     * condition, which are other claims.
     */
    List<String> comparableClaims() {
        return first.claims().stream()
                .filter(claim -> claim.predicate().isPresent() && !isOtherwise(claim))
                .map(Claim::id)
                .toList();
    }

    private boolean isOtherwise(Claim claim) {
        return second.claims().stream()
                .filter(own -> own.id().equals(claim.id()))
                .anyMatch(own -> !own.predicate().equals(claim.predicate()));
    }

    /** The first author's scenario with the second's beliefs about the groups of which the bit is set. */
    Definition mixed(BitSet ofSecond) {
        List<Definition.Input> inputs = new ArrayList<>(first.inputs());
        Definition correlated = first;
        for (int g = 0; g < groups.size(); g++) {
            if (ofSecond.get(g)) {
                groups.get(g)
                        .inputs()
                        .forEach(i -> inputs.set(i, second.inputs().get(i)));
                correlated = groups.get(g).isCorrelations() ? second : correlated;
            }
        }
        return first.with(inputs, correlated.correlations());
    }

    /** A value if either author calls one of its inputs so. */
    Assumption.Role role(Group group) {
        boolean value = group.inputs().stream()
                .anyMatch(i -> first.inputs().get(i).assumption().isValue()
                        || second.inputs().get(i).assumption().isValue());
        return value ? Assumption.Role.VALUE : Assumption.Role.FACT;
    }

    /** Names of a group's inputs. */
    List<String> inputs(Group group) {
        return group.inputs().stream()
                .map(i -> first.inputs().get(i).spec().name())
                .toList();
    }

    /** One author's belief about a group, in the value notation. */
    static String notation(Definition author, Group group) {
        if (group.isCorrelations()) {
            String all = author.correlations().stream()
                    .map(c -> c.first() + " with " + c.second() + " " + Decimals.shortest(c.spearman()))
                    .collect(Collectors.joining(", "));
            return all.isEmpty() ? "none" : all;
        }
        List<Assumption> own = group.inputs().stream()
                .map(i -> author.inputs().get(i).assumption())
                .toList();
        boolean one = own.stream().map(Assumption::notation).distinct().count() == 1;
        return one
                ? own.get(0).notation()
                : own.stream().map(a -> a.name() + " " + a.notation()).collect(Collectors.joining("; "));
    }

    private List<Group> groups() {
        List<Group> all = new ArrayList<>();
        Set<Integer> taken = new LinkedHashSet<>();
        for (int i = 0; i < first.inputs().size(); i++) {
            if (!taken.contains(i)) {
                Set<Integer> together = together(i);
                taken.addAll(together);
                if (together.stream().anyMatch(this::differs)) {
                    all.add(new Group(name(together), List.copyOf(together)));
                }
            }
        }
        if (!pairs(first).equals(pairs(second))) {
            all.add(new Group(CORRELATIONS, List.of()));
        }
        return List.copyOf(all);
    }

    /** The input with all that either author's stored fits tie to it. */
    private Set<Integer> together(int input) {
        Set<Integer> together = new TreeSet<>(Set.of(input));
        int before = 0;
        while (together.size() > before) {
            before = together.size();
            Set<String> fits = together.stream().flatMap(this::fits).collect(Collectors.toSet());
            IntStream.range(0, first.inputs().size())
                    .filter(i -> fits(i).anyMatch(fits::contains))
                    .forEach(together::add);
        }
        return together;
    }

    private Stream<String> fits(int input) {
        return Stream.concat(
                fit(first, input).map(name -> "first " + name).stream(),
                fit(second, input).map(name -> "second " + name).stream());
    }

    private static Optional<String> fit(Definition author, int input) {
        return author.inputs().get(input).marginal() instanceof Marginal.Joint joint
                ? Optional.of(joint.fit())
                : Optional.empty();
    }

    private String name(Set<Integer> together) {
        Set<String> fits = together.stream()
                .flatMap(i -> Stream.concat(fit(first, i).stream(), fit(second, i).stream()))
                .collect(Collectors.toCollection(TreeSet::new));
        return together.size() == 1
                ? first.inputs().get(together.iterator().next()).spec().name()
                : "fit: " + String.join(" and ", fits);
    }

    private boolean differs(int input) {
        return !same(
                first.inputs().get(input).marginal(), second.inputs().get(input).marginal());
    }

    /** The same beliefs, however they are written: forms may stand in another order, weights be other multiples. */
    private static boolean same(Marginal one, Marginal other) {
        return one instanceof Marginal.Forms a && other instanceof Marginal.Forms b
                ? probabilities(a).equals(probabilities(b))
                : one.equals(other);
    }

    private static Map<Object, Double> probabilities(Marginal.Forms forms) {
        Map<Object, Double> byValue = new HashMap<>();
        for (int form = 0; form < forms.values().size(); form++) {
            byValue.merge(forms.values().get(form), forms.probabilities().get(form), Double::sum);
        }
        return byValue;
    }

    private static Map<Set<String>, Double> pairs(Definition author) {
        return author.correlations().stream()
                .filter(c -> c.spearman() != 0)
                .collect(Collectors.toMap(c -> Set.of(c.first(), c.second()), Correlation::spearman));
    }

    private static void refuseOtherModel(Definition a, Definition b) {
        if (a.model().sameAs(b.model())) {
            return;
        }
        List<String> ofA = names(a);
        List<String> ofB = names(b);
        List<String> parts = new ArrayList<>();
        if (!a.model().name().equals(b.model().name())) {
            parts.add("on the models " + a.model().name() + " and " + b.model().name());
        }
        only(a, ofA, ofB).ifPresent(parts::add);
        only(b, ofB, ofA).ifPresent(parts::add);
        if (parts.isEmpty() && a.model().type().isEmpty()) {
            parts.add("with different formulas");
        } else if (parts.isEmpty() && !sameCode(a, b)) {
            parts.add("with different code in Model.java");
        }
        if (!parts.isEmpty()) {
            throw Check.refused(
                    "scenarios", String.join("; ", parts), "two scenarios on one model, or one and its beliefs files");
        }
    }

    private static List<String> names(Definition author) {
        return author.model().inputs().stream().map(ModelInput::name).toList();
    }

    private static Optional<String> only(Definition author, List<String> own, List<String> others) {
        List<String> missing =
                own.stream().filter(name -> !others.contains(name)).toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("only " + author.heading().id() + " has " + String.join(", ", missing));
    }

    private static boolean sameCode(Definition a, Definition b) {
        return a.beside().code().isPresent()
                && a.beside()
                        .code()
                        .map(FolderCode::source)
                        .equals(b.beside().code().map(FolderCode::source));
    }
}
