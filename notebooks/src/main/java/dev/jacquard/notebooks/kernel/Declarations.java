package dev.jacquard.notebooks.kernel;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/**
 * Evaluates snippets and settles what they do to the declarations of earlier cells, where {@link CellControl} alone cannot:
 *
 * <ul>
 *   <li>a variable whose type became another is dropped, the cell says so, and whoever reads it is told why;
 *   <li>one whose own line no longer compiles, since a method in it changed, is declared again without that line and keeps
 *       its value;
 *   <li>a declaration that does not compile takes nothing away: JShell would forget the one it was to replace;
 *   <li>nor does one that would end the kernel: it is taken back, and what it was to replace is declared again;
 *   <li>a variable whose first value could not be computed is not there, rather than null or 0.
 * </ul>
 */
final class Declarations implements CellControl.Snippets {

    /** Spaces and comments, or (in the group) a literal, in which they mean something. */
    private static final Pattern SPACE_OR_LITERAL = Pattern.compile(
            "(\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*+\""
                    + "|'(?:\\\\.|[^'\\\\\\n])*+')|(?:\\s++|//[^\\n]*+|/\\*.*?\\*/)++",
            Pattern.DOTALL);

    private static final String IMPORT_OF_NOTHING_NEW = "import java.lang.*;";

    private final JShell shell;
    private final CellControl control;
    private final Generations generations;
    private final Consumer<String> say;
    private final Map<String, Integer> madeIn = new HashMap<>();
    private final Map<String, String> whyMissing = new HashMap<>();
    private String typed = "";
    private Optional<Exits.Refusal> refused = Optional.empty();

    Declarations(JShell shell, CellControl control, Consumer<String> say) {
        this.shell = shell;
        this.control = control;
        this.generations = control.generations();
        this.say = say;
        control.ask(this);
    }

    /** Evaluates one snippet of a cell; gives the events of that snippet itself. */
    List<SnippetEvent> evaluate(int cell, String source) {
        Map<String, VarSnippet> before = variables();
        List<SnippetEvent> events = eval(source);
        boolean failed = control.takeFailed();
        events.forEach(this::restore);
        refused = control.exits().take(shell);
        refused.flatMap(Exits.Refusal::snippet).ifPresent(snippet -> takeBack(snippet, events));
        for (SnippetEvent event : events) {
            boolean own = event.causeSnippet() == null && refused.isEmpty();
            if (own && event.snippet() instanceof VarSnippet variable) {
                declared(cell, event, variable, failed, before.containsKey(variable.name()));
            }
        }
        if (generations.takeReplaced() || events.stream().anyMatch(this::isOtherImport)) {
            compileAllAgain();
        }
        settle(cell, before);
        return events.stream().filter(event -> event.causeSnippet() == null).toList();
    }

    /** What would have ended the kernel in the last snippet; forgotten afterwards. */
    Optional<Exits.Refusal> takeRefused() {
        Optional<Exits.Refusal> taken = refused;
        refused = Optional.empty();
        return taken;
    }

    private void takeBack(Snippet snippet, List<SnippetEvent> events) {
        shell.drop(snippet);
        events.stream()
                .filter(event -> event.status() == Snippet.Status.OVERWRITTEN)
                .filter(event -> !(event.snippet() instanceof VarSnippet))
                .forEach(event -> eval(event.snippet().source()));
    }

    private void declared(int cell, SnippetEvent event, VarSnippet variable, boolean failed, boolean wasThere) {
        if (!event.status().isDefined()) {
            return;
        }
        if (!failed) {
            generations.settle(variable.id());
            madeIn.put(variable.name(), cell);
            whyMissing.remove(variable.name());
        } else if (!wasThere || generations.isEmpty(variable.id())) {
            drop(variable, variable.name() + " has no value: the line that declares it failed in cell " + cell);
        }
    }

    /** An import by a name that another one had before; JShell leaves what used that as it is. */
    private boolean isOtherImport(SnippetEvent event) {
        return event.status() == Snippet.Status.OVERWRITTEN
                && event.snippet() instanceof ImportSnippet before
                && event.causeSnippet() instanceof ImportSnippet now
                && !before.fullname().equals(now.fullname());
    }

    /**
     * JShell compiles again what a declaration names, but not what the initialiser of a variable with a declared type does,
     * such as a lambda that calls a method; after an import on demand it compiles everything.
     */
    private void compileAllAgain() {
        Optional<Snippet> present = shell.snippets()
                .filter(snippet -> snippet.source().equals(IMPORT_OF_NOTHING_NEW))
                .filter(snippet -> shell.status(snippet).isActive())
                .findFirst();
        if (present.isPresent()) {
            shell.drop(present.get());
        } else {
            eval(IMPORT_OF_NOTHING_NEW);
        }
        generations.takeReplaced();
    }

    /** Why a variable that a message of the compiler names is not there; empty where that is nothing special. */
    Optional<String> whyMissing(String message) {
        return whyMissing.entrySet().stream()
                .filter(each -> Pattern.compile("variable " + Pattern.quote(each.getKey()) + "(?![\\w$])")
                        .matcher(message)
                        .find())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    @Override
    public boolean isTyped(String id) {
        return active(id).isEmpty();
    }

    @Override
    public String text(String id) {
        return SPACE_OR_LITERAL
                .matcher(active(id).map(Snippet::source).orElse(typed))
                .replaceAll(
                        found -> found.group(1) == null ? " " : java.util.regex.Matcher.quoteReplacement(found.group()))
                .strip();
    }

    /** The snippet in force with an id; that which is being evaluated is not installed yet. */
    private Optional<Snippet> active(String id) {
        return shell.snippets()
                .filter(snippet -> snippet.id().equals(id))
                .reduce((earlier, later) -> later)
                .filter(snippet -> shell.status(snippet).isActive());
    }

    private List<SnippetEvent> eval(String source) {
        typed = source;
        return shell.eval(source);
    }

    /** Declares a method or type again that was to be replaced by one which does not compile. */
    private void restore(SnippetEvent event) {
        boolean taken = event.status() == Snippet.Status.OVERWRITTEN
                && event.causeSnippet() != null
                && shell.status(event.causeSnippet()) == Snippet.Status.REJECTED;
        if (taken && !(event.snippet() instanceof VarSnippet)) {
            eval(event.snippet().source());
        }
    }

    /** Each step may take away further variables, whose own lines name those that are gone. */
    private void settle(int cell, Map<String, VarSnippet> before) {
        Set<String> seen = new HashSet<>();
        boolean again = true;
        while (again) {
            again = false;
            for (VarSnippet variable : before.values()) {
                VarSnippet now = variables().get(variable.name());
                boolean hasValue = now != null && !generations.isEmpty(now.id());
                if (!hasValue && !whyMissing.containsKey(variable.name()) && seen.add(variable.name())) {
                    keepApart(now == null ? variable : now, cell);
                    again = true;
                }
            }
        }
    }

    /** Declares a variable without the line that made it, which no longer compiles or makes another type, or drops it. */
    private void keepApart(VarSnippet variable, int cell) {
        String name = variable.name();
        Optional<String> type = generations.typeOfValue(variable.id());
        if (type.isPresent()) {
            control.onlyDeclare(true);
            try {
                eval(type.get() + " " + name + ";");
            } finally {
                control.onlyDeclare(false);
            }
        }
        Optional<VarSnippet> now = Optional.ofNullable(variables().get(name));
        if (now.isPresent() && !generations.isEmpty(now.get().id())) {
            return;
        }
        Integer maker = madeIn.get(name);
        String why = name + " is dropped: its type " + variable.typeName() + " became another class in cell " + cell
                + (maker == null ? "" : "; run cell " + maker + " again, which made it");
        shell.variables().filter(each -> each.name().equals(name)).findFirst().ifPresent(each -> drop(each, why));
        whyMissing.put(name, why);
        say.accept(why);
    }

    private void drop(VarSnippet variable, String why) {
        if (shell.status(variable).isActive()) {
            shell.drop(variable);
        }
        generations.forget(variable.id());
        madeIn.remove(variable.name());
        whyMissing.put(variable.name(), why);
    }

    /** By name; those that JShell makes for an expression depend on nothing and are left out. */
    private Map<String, VarSnippet> variables() {
        Map<String, VarSnippet> found = new LinkedHashMap<>();
        shell.variables()
                .filter(variable -> variable.subKind() != Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND)
                .filter(variable -> shell.status(variable).isDefined())
                .forEach(variable -> found.put(variable.name(), variable));
        return found;
    }
}
