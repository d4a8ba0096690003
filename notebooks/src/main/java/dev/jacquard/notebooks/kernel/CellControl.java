package dev.jacquard.notebooks.kernel;

import java.lang.reflect.Field;
import jdk.jshell.execution.LocalExecutionControl;

/**
 * Runs snippets in this JVM and keeps what JShell itself turns into text: the value and the exception as objects.
 *
 * <p>{@code invoke} is left alone: since JDK 23 the inherited one weaves the checks in that let a loop be stopped.
 */
final class CellControl extends LocalExecutionControl {

    private final Exits exits = new Exits();
    private Object value;
    private Throwable thrown;

    @Override
    public void load(ClassBytecodes[] classes)
            throws ClassInstallException, NotImplementedException, EngineTerminationException {
        exits.check(classes);
        super.load(classes);
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
