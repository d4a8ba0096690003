package dev.jacquard.notebooks.kernel;

import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.execution.LocalExecutionControl;

/**
 * Runs snippets in this JVM, keeps what JShell itself turns into text (the value and the exception as objects), and sees to
 * it that no value of an earlier cell is lost in silence.
 *
 * <p>JShell wraps each snippet in a class of its own; a variable is a static field of it. When a name that a snippet uses
 * comes to mean something else, JShell compiles the snippet again and asks for its class to be redefined; where that is
 * refused it loads a fresh class under a new name, whose field is empty. The rule:
 *
 * <ul>
 *   <li>A type that was typed anew with another text is a fresh class: instances of the old one are not of it.
 *   <li>Everything else is redefined by the JVM in place, where the JVM can: a method that was typed anew takes effect at
 *       once, also in callers and lambdas that were there before, and a variable keeps its value.
 *   <li>Where it cannot, the fresh class takes over the value if the declared type of the variable, with its type arguments,
 *       is still the same; if not, the variable is lost, and whoever asked is told ({@link #takeLost}) and drops it.
 *   <li>In a JVM without the agent ({@link Redefinition}) nothing can be redefined: variables whose text is unchanged stay as
 *       they are, all else is a fresh class.
 * </ul>
 *
 * <p>{@code invoke(Method)} is left alone: since JDK 23 the inherited one weaves the checks in that let a loop be stopped.
 */
final class CellControl extends LocalExecutionControl {

    private final Exits exits = new Exits();
    private final CellLoader loader;
    private final Optional<Instrumentation> redefinition;
    private final Generations generations = new Generations();
    private final Map<String, String> texts = new HashMap<>();
    private Snippets snippets;
    private boolean declaring;
    private boolean failed;
    private Object value;
    private Throwable thrown;

    /** What is known of the snippet with an id while it is evaluated or compiled again. */
    interface Snippets {

        /** Whether it is the one being evaluated, and not one that depends on it. */
        boolean isTyped(String id);

        /** Its own text, without what JShell puts around it. */
        String text(String id);
    }

    CellControl(Optional<Instrumentation> redefinition) {
        this(new CellLoader(), redefinition);
    }

    private CellControl(CellLoader loader, Optional<Instrumentation> redefinition) {
        super(loader);
        this.loader = loader;
        this.redefinition = redefinition;
    }

    void ask(Snippets asked) {
        snippets = asked;
    }

    @Override
    public void load(ClassBytecodes[] classes)
            throws ClassInstallException, NotImplementedException, EngineTerminationException {
        exits.check(classes);
        super.load(classes);
        installed(classes);
    }

    @Override
    public void redefine(ClassBytecodes[] classes)
            throws ClassInstallException, NotImplementedException, EngineTerminationException {
        exits.check(classes);
        boolean kept = redefinition.isEmpty();
        for (ClassBytecodes each : classes) {
            refuseUnlessSame(each, classes.length);
            kept = kept && isUntouchedVariable(each.name());
        }
        if (kept) {
            return;
        }
        Instrumentation jvm = redefinition.orElseThrow(() -> refused("no agent", classes.length));
        loader.gather();
        super.load(classes);
        Map<String, byte[]> code = loader.takeGathered();
        try {
            List<ClassDefinition> definitions = new ArrayList<>();
            for (Map.Entry<String, byte[]> each : code.entrySet()) {
                definitions.add(new ClassDefinition(findClass(each.getKey()), each.getValue()));
            }
            jvm.redefineClasses(definitions.toArray(ClassDefinition[]::new));
        } catch (ClassNotFoundException | UnmodifiableClassException | UnsupportedOperationException | LinkageError e) {
            throw refused(e.toString(), classes.length);
        }
        installed(classes);
    }

    /** Refuses a type with another text than the loaded one has, and a variable of another type. */
    private void refuseUnlessSame(ClassBytecodes classes, int count) throws ClassInstallException {
        try {
            Optional<String> wrap = Generations.wrap(classes.name());
            if (wrap.isPresent() && Generations.holdsType(findClass(wrap.get())) && isOtherText(wrap.get())) {
                throw refused("typed anew", count);
            }
            Class<?> loaded = findClass(classes.name());
            if (Generations.id(classes.name()).isEmpty()) {
                return;
            }
            Optional<Field> variable = Generations.variable(loaded);
            if (variable.isPresent()
                    && !variable.get()
                            .getGenericType()
                            .equals(loader.fieldType(
                                    classes.bytecodes(), variable.get().getName()))) {
                throw refused("another type", count);
            }
        } catch (ClassNotFoundException | NoSuchFieldException | LinkageError | TypeNotPresentException e) {
            throw refused(e.toString(), count);
        }
    }

    private boolean isOtherText(String wrap) {
        return !texts.get(wrap).equals(snippets.text(Generations.id(wrap).orElseThrow()));
    }

    private boolean isUntouchedVariable(String className) {
        try {
            Optional<String> id = Generations.id(className);
            return id.isPresent()
                    && !snippets.isTyped(id.get())
                    && Generations.variable(findClass(className)).isPresent();
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private void installed(ClassBytecodes[] classes) throws ClassInstallException {
        for (ClassBytecodes each : classes) {
            Optional<String> id = Generations.id(each.name());
            if (id.isPresent()) {
                texts.put(each.name(), snippets.text(id.get()));
                try {
                    generations.install(id.get(), findClass(each.name()));
                } catch (ReflectiveOperationException | TypeNotPresentException e) {
                    throw refused(e.toString(), classes.length);
                }
            }
        }
    }

    /** Which class stands for which snippet, and holds its value. */
    Generations generations() {
        return generations;
    }

    private static ClassInstallException refused(String why, int count) {
        return new ClassInstallException(why, new boolean[count]);
    }

    /** Until the next call with {@code false} snippets are declared and not run. */
    void onlyDeclare(boolean only) {
        declaring = only;
    }

    @Override
    public String invoke(String className, String methodName)
            throws RunException, InternalException, EngineTerminationException {
        if (declaring) {
            return "";
        }
        failed = true;
        String text = super.invoke(className, methodName);
        failed = false;
        return text;
    }

    /** Whether the last snippet did not run to its end: it threw or was stopped; forgotten afterwards. */
    boolean takeFailed() {
        boolean taken = failed;
        failed = false;
        return taken;
    }

    /** Asked by JShell for a variable's text; keeps its value. */
    @Override
    public String varValue(String className, String variable) throws InternalException {
        try {
            Field field = findClass(className).getDeclaredField(variable);
            field.setAccessible(true);
            value = field.get(null);
            return "";
        } catch (ReflectiveOperationException e) {
            throw new InternalException(e.toString());
        }
    }

    @Override
    protected String throwConvertedInvocationException(Throwable cause) throws RunException, InternalException {
        thrown = cause;
        return super.throwConvertedInvocationException(cause);
    }

    Exits exits() {
        return exits;
    }

    /** The value of the variable asked for last; forgotten afterwards. */
    Object takeValue() {
        Object taken = value;
        value = null;
        return taken;
    }

    /** What the last failing snippet threw, or null; forgotten afterwards. */
    Throwable takeThrown() {
        Throwable taken = thrown;
        thrown = null;
        return taken;
    }
}
