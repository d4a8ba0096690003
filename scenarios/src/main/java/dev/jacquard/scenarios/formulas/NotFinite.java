package dev.jacquard.scenarios.formulas;

/** An expression without a finite value where neither {@code never} nor {@code undefined} was meant; the message says which. */
public final class NotFinite extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    NotFinite(String message) {
        super(message);
    }
}
