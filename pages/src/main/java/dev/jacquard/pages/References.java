package dev.jacquard.pages;

/** What the references of a story stand for in one run. */
interface References {

    /**
     * The text that takes the place of a reference.
     *
     * @param path {@code outputs.npvUsd.p50}, {@code claims.budget-binds.verdict}, {@code inputs.computeGrowth}
     * @param style name of a number style, or empty
     * @throws IllegalArgumentException for an unknown path or style, with the nearest known one
     */
    String text(String path, String style);

    /**
     * The number of a figure in the report.
     *
     * @throws IllegalArgumentException for an unknown figure
     */
    int figure(String id);
}
