package dev.jacquard.scenarios.formulas;

import dev.jacquard.numerics.quantity.Unit;
import java.util.List;
import java.util.Map;

/** An expression as written. Chains of one operator are flat, so a text of any length nests no deeper than its parentheses do. */
sealed interface Expression {

    /** Where it is in the text: its operator, or its first character. */
    int at();

    /** A number and the unit after it. */
    record Literal(int at, double value, Unit unit) implements Expression {}

    /** A day such as {@code 2026-04-01}, in decimal years. */
    record Day(int at, double years) implements Expression {}

    /** A text in quotes. */
    record Quoted(int at, String text) implements Expression {}

    /** An input, a formula or the variable of a sum, dotted as written. */
    record Name(int at, String name) implements Expression {}

    /** {@code never} or {@code undefined}. */
    record NoNumber(int at, boolean never) implements Expression {}

    /** A function or a law; arguments are named or not. */
    record Call(int at, String function, List<Argument> arguments, String picked) implements Expression {}

    /** An argument; {@code name} is empty where none was written. */
    record Argument(int at, String name, Expression value) {}

    /** {@code sum(n in from .. to: body)}, and {@code any}, {@code max} and {@code min} alike. */
    record Over(int at, String function, String variable, Expression from, Expression to, Expression body)
            implements Expression {}

    /** Terms added or taken away. */
    record Sum(int at, List<Operand> terms) implements Expression {}

    /** Factors that multiply or divide. */
    record Product(int at, List<Operand> factors) implements Expression {}

    /**
     * One term or factor.
     *
     * @param at where its operator is
     * @param inverse whether it is taken away, or divides
     */
    record Operand(int at, boolean inverse, Expression value) {}

    record Negative(int at, Expression value) implements Expression {}

    record Power(int at, Expression base, Expression exponent) implements Expression {}

    /** {@code < <= > >=} */
    record Comparison(int at, String sign, Expression left, Expression right) implements Expression {}

    record Within(int at, Expression value, Expression low, Expression high) implements Expression {}

    /** {@code host is "sellsTokens"} */
    record IsForm(int at, Expression input, Quoted form) implements Expression {}

    record Not(int at, Expression value) implements Expression {}

    /** {@code and} where {@code all}, else {@code or}. */
    record Logic(int at, boolean all, List<Expression> parts) implements Expression {}

    /** A formula with some inputs or formulas replaced. */
    record EvaluateAt(int at, String formula, Map<String, Expression> replaced) implements Expression {}
}
