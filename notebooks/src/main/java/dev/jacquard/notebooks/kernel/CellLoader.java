package dev.jacquard.notebooks.kernel;

import java.lang.reflect.Type;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/** Holds the classes of the snippets; each name is loaded once and keeps its class. */
final class CellLoader extends URLClassLoader implements LoaderDelegate {

    private final Map<String, byte[]> code = new ConcurrentHashMap<>();
    private final Map<String, Class<?>> classes = new ConcurrentHashMap<>();
    private Map<String, byte[]> gathered;

    CellLoader() {
        super(new URL[0]);
        // Threads that cells start inherit it: what looks classes up by name finds those of the cells.
        Thread.currentThread().setContextClassLoader(this);
    }

    @Override
    public void load(ClassBytecodes[] loaded) throws ClassInstallException {
        if (gathered != null) {
            for (ClassBytecodes each : loaded) {
                gathered.put(each.name(), each.bytecodes());
            }
            return;
        }
        boolean[] done = new boolean[loaded.length];
        // All are known before the first is linked, since they may name each other.
        for (ClassBytecodes each : loaded) {
            code.put(each.name(), each.bytecodes());
        }
        for (int i = 0; i < loaded.length; i++) {
            try {
                // Asking for the methods links what their signatures name.
                var unused = loadClass(loaded[i].name()).getDeclaredMethods();
                done[i] = true;
            } catch (ClassNotFoundException | LinkageError e) {
                throw new ClassInstallException("load: " + e.getMessage(), done);
            }
        }
    }

    /** From now on {@link #load} keeps code instead of loading it, until it is taken. */
    void gather() {
        gathered = new HashMap<>();
    }

    /** Code by class name since {@link #gather}. */
    Map<String, byte[]> takeGathered() {
        Map<String, byte[]> taken = gathered;
        gathered = null;
        return taken;
    }

    /** The declared type, with its arguments, that a field would have if this code were loaded. */
    Type fieldType(byte[] bytes, String field) throws NoSuchFieldException {
        return new Trial(this).define(bytes).getDeclaredField(field).getGenericType();
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
        Class<?> known = classes.get(name);
        if (known != null) {
            return known;
        }
        byte[] bytes = code.get(name);
        if (bytes == null) {
            return super.findClass(name);
        }
        Class<?> defined = defineClass(name, bytes, 0, bytes.length);
        classes.put(name, defined);
        return defined;
    }

    @Override
    public void classesRedefined(ClassBytecodes[] redefined) {
        // The classes are the same ones.
    }

    @Override
    public void addToClasspath(String path) throws InternalException {
        try {
            for (String entry : path.split(java.io.File.pathSeparator)) {
                addURL(Path.of(entry).toUri().toURL());
            }
        } catch (MalformedURLException e) {
            throw new InternalException(e.toString());
        }
    }

    /** Loads one class aside, to look at it. */
    private static final class Trial extends ClassLoader {

        Trial(ClassLoader parent) {
            super(parent);
        }

        Class<?> define(byte[] bytes) {
            return defineClass(null, bytes, 0, bytes.length);
        }
    }
}
