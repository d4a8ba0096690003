package dev.jacquard.numerics.fit;

/** The scale on which prediction and observation are compared. */
public enum Residual {
    /** {@code ln predicted - ln observed}: relative errors; both must be positive. */
    LOG("ln predicted - ln observed"),
    /** {@code predicted - observed}: errors in the unit of the observation. */
    LINEAR("predicted - observed");

    private final String formula;

    Residual(String formula) {
        this.formula = formula;
    }

    /** The residual as a formula, for reports. */
    public String formula() {
        return formula;
    }
}
