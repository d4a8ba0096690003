package dev.jacquard.notebooks.kernel;

import java.util.concurrent.CountDownLatch;

/** What a test and a cell tell each other, where waiting a while would be right on a quiet machine only. */
final class Signal {

    private Signal() {}

    /** A fresh signal, known to cells by its name. */
    static CountDownLatch named(String name) {
        CountDownLatch signal = new CountDownLatch(1);
        System.getProperties().put(key(name), signal);
        return signal;
    }

    /** The expression by which a cell has the signal; cells run in this JVM. */
    static String in(String name) {
        return "((java.util.concurrent.CountDownLatch) System.getProperties().get(\"" + key(name) + "\"))";
    }

    private static String key(String name) {
        return "signal." + name;
    }
}
