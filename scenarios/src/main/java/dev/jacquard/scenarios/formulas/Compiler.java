package dev.jacquard.scenarios.formulas;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.quantity.Quantity;
import dev.jacquard.numerics.quantity.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Checks names and dimensions of an expression and makes its code, in one go. */
final class Compiler {

    private static final int LARGEST_POWER = 9;

    private final Binding binding;
    private final Binding.Scope scope;
    private final Map<String, Symbol> variables = new HashMap<>();
    private int parts;

    Compiler(Binding binding, Binding.Scope scope) {
        this.binding = binding;
        this.scope = scope;
    }

    Compiled compile(Expression expression) {
        binding.count(scope, expression.at());
        parts++;
        if (expression instanceof Expression.Literal literal) {
            return literal(literal);
        }
        if (expression instanceof Expression.Name name) {
            return name(name);
        }
        if (expression instanceof Expression.Sum sum) {
            return sum(sum);
        }
        if (expression instanceof Expression.Product product) {
            return product(product);
        }
        if (expression instanceof Expression.Power power) {
            return power(power);
        }
        if (expression instanceof Expression.Call call) {
            return call(call);
        }
        if (expression instanceof Expression.Negative negative) {
            return negative(negative);
        }
        if (expression instanceof Expression.Over over) {
            return over(over);
        }
        if (expression instanceof Expression.EvaluateAt at) {
            return at(at);
        }
        if (expression instanceof Expression.NoNumber none) {
            double value = none.never() ? Double.POSITIVE_INFINITY : Double.NaN;
            return new Compiled(Dimension.ANY, row -> value);
        }
        if (expression instanceof Expression.Day day) {
            double years = day.years();
            return new Compiled(Dimension.DATE, row -> years);
        }
        if (expression instanceof Expression.Quoted quoted) {
            throw new FormulaError(
                    quoted.at(), "\"" + quoted.text() + "\" (expected: a number); a form is asked for by `is`");
        }
        return truth(expression);
    }

    private Compiled call(Expression.Call call) {
        if (call.function().equals("law")) {
            return new CompiledLaw(this, call).ofId();
        }
        if (Rows.isSet(call.function())) {
            return Rows.fixed(call);
        }
        Symbol symbol = binding.find(call.function(), scope);
        return symbol != null && !symbol.forms().isEmpty()
                ? new CompiledLaw(this, call).chosen(symbol)
                : new CompiledCall(this).of(call);
    }

    private Compiled truth(Expression expression) {
        if (expression instanceof Expression.Comparison comparison) {
            List<Compiled> both = alike(
                    comparison.at(),
                    comparison.sign(),
                    List.of(compile(comparison.left()), compile(comparison.right())));
            return plain(Arithmetic.comparison(
                    comparison.sign(), both.get(0).code(), both.get(1).code()));
        }
        if (expression instanceof Expression.Within within) {
            List<Compiled> all = alike(
                    within.at(), "in", List.of(compile(within.value()), compile(within.low()), compile(within.high())));
            Evaluation value = all.get(0).code();
            return plain(Arithmetic.logic(true, new Evaluation[] {
                Arithmetic.comparison(">=", value, all.get(1).code()),
                Arithmetic.comparison("<=", value, all.get(2).code())
            }));
        }
        if (expression instanceof Expression.IsForm form) {
            return isForm(form);
        }
        if (expression instanceof Expression.Not not) {
            Evaluation value = count(not.value(), "not");
            return plain(row -> {
                double inner = value.of(row);
                return inner == 0 ? 1 : !Double.isNaN(inner) ? 0 : Double.NaN;
            });
        }
        Expression.Logic logic = (Expression.Logic) expression;
        String word = logic.all() ? "and" : "or";
        return plain(Arithmetic.logic(
                logic.all(),
                logic.parts().stream().map(part -> count(part, word)).toArray(Evaluation[]::new)));
    }

    static Compiled plain(Evaluation code) {
        return new Compiled(Dimension.PLAIN, code);
    }

    /** A plain number or something counted, as a plain number; {@code where} names who takes it. */
    Evaluation count(Expression expression, String where) {
        Compiled compiled = compile(expression);
        if (compiled.dimension().sort() != Dimension.Sort.ANY
                && !compiled.dimension().isCount()) {
            throw new FormulaError(
                    expression.at(),
                    where + " of " + compiled.dimension() + " (expected: a plain number)"
                            + (compiled.dimension().isNumber() ? "; divide by 1 " + compiled.dimension() : ""));
        }
        return compiled.in(Dimension.PLAIN);
    }

    /** Values of one dimension, all counted in the steps of the first that has one. */
    List<Compiled> alike(int at, String where, List<Compiled> all) {
        Dimension common = Dimension.ANY;
        List<Compiled> alike = new ArrayList<>();
        for (Compiled each : all) {
            Dimension own = each.dimension();
            if (own.sort() == Dimension.Sort.FORM) {
                throw new FormulaError(at, where + " of " + own + " (expected: numbers); a form is asked for by `is`");
            }
            if (own.sort() != Dimension.Sort.ANY) {
                if (common.sort() == Dimension.Sort.ANY) {
                    common = own;
                } else if (!own.sameAs(common)) {
                    throw mismatch(at, where, common, own);
                }
            }
        }
        for (Compiled each : all) {
            alike.add(new Compiled(common, each.in(common)));
        }
        return alike;
    }

    private static FormulaError mismatch(int at, String where, Dimension one, Dimension other) {
        return new FormulaError(at, where + " of " + one + " and " + other + " (expected: the same dimension)");
    }

    private Compiled literal(Expression.Literal literal) {
        Dimension dimension = Dimension.of(literal.unit());
        boolean bare = dimension.isNumber() && dimension.powers().isEmpty();
        // Of a hundred per cent the decimal is taken, not the product of two doubles.
        double value = bare && literal.unit().dimensions().isEmpty()
                ? new Quantity(literal.value(), literal.unit()).in(Unit.ONE)
                : literal.value();
        return new Compiled(bare ? Dimension.PLAIN : dimension, row -> value);
    }

    private Compiled name(Expression.Name name) {
        Symbol owner = binding.find(Rows.owner(name.name()), scope);
        if (owner != null && !owner.rows().isEmpty() && !variables.containsKey(name.name())) {
            return Rows.column(owner, name);
        }
        Symbol symbol = symbol(name.name(), name.at());
        int slot = symbol.slot();
        return new Compiled(symbol.dimension(), row -> row[slot]);
    }

    private Symbol symbol(String name, int at) {
        Symbol symbol = variables.containsKey(name) ? variables.get(name) : binding.find(name, scope);
        if (symbol == null) {
            boolean reserved = Keywords.all().contains(name);
            throw new FormulaError(
                    at,
                    reserved
                            ? name + ": a word of the formulas (expected: an input or a formula)"
                            : FormulaSet.unknown(name, binding.names()));
        }
        return symbol;
    }

    private Compiled isForm(Expression.IsForm asked) {
        Symbol symbol = asked.input() instanceof Expression.Name name ? symbol(name.name(), name.at()) : null;
        if (symbol == null || symbol.forms().isEmpty()) {
            throw new FormulaError(asked.at(), "is (expected: an input that is a choice before it)");
        }
        String form = asked.form().text();
        int position = symbol.forms().indexOf(form);
        if (position < 0) {
            throw new FormulaError(
                    asked.form().at(),
                    form + ": unknown form (expected one of: " + Check.among(form, symbol.forms()) + ")"
                            + Check.nearest(form, symbol.forms()));
        }
        double code = symbol.codes().get(position);
        int slot = symbol.slot();
        return plain(row -> row[slot] == code ? 1 : 0);
    }

    private Compiled sum(Expression.Sum sum) {
        List<Compiled> terms =
                sum.terms().stream().map(term -> compile(term.value())).toList();
        Dimension common = Dimension.ANY;
        int dates = 0;
        for (int i = 0; i < terms.size(); i++) {
            Dimension own = terms.get(i).dimension();
            Expression.Operand operand = sum.terms().get(i);
            String sign = operand.inverse() ? "-" : "+";
            if (own.sort() == Dimension.Sort.DATE) {
                dates += operand.inverse() ? -1 : 1;
                own = Dimension.YEAR;
            }
            if (own.sort() == Dimension.Sort.FORM || own.sort() == Dimension.Sort.FACTOR) {
                Expression.Operand shown = i == 0 ? sum.terms().get(1) : operand;
                throw new FormulaError(
                        shown.at(),
                        (shown.inverse() ? "-" : "+") + " of " + own + " (expected: numbers)"
                                + (own.sort() == Dimension.Sort.FACTOR ? "; take ln or log10 of a factor first" : ""));
            }
            if (common.sort() == Dimension.Sort.ANY) {
                common = own;
            } else if (own.sort() != Dimension.Sort.ANY && !own.sameAs(common)) {
                throw mismatch(operand.at(), sign, common, terms.get(i).dimension());
            }
        }
        if (dates < 0 || dates > 1) {
            throw new FormulaError(sum.at(), "a sum of dates (expected: a date less a date, or a date and a time)");
        }
        boolean dated = terms.stream().anyMatch(term -> term.dimension().sort() == Dimension.Sort.DATE);
        Dimension steps = dated ? Dimension.YEAR : common;
        Evaluation[] codes = terms.stream().map(term -> term.in(steps)).toArray(Evaluation[]::new);
        double[] scales = sum.terms().stream()
                .mapToDouble(term -> term.inverse() ? -1 : 1)
                .toArray();
        return new Compiled(dates == 1 ? Dimension.DATE : steps, Arithmetic.sum(codes, scales));
    }

    private Compiled product(Expression.Product product) {
        Dimension all = null;
        Evaluation[] codes = new Evaluation[product.factors().size()];
        boolean[] divides = new boolean[codes.length];
        for (int i = 0; i < codes.length; i++) {
            Expression.Operand operand = product.factors().get(i);
            Compiled compiled = compile(operand.value());
            Dimension own = compiled.dimension();
            String sign = operand.inverse() ? "/" : "*";
            if (own.sort() == Dimension.Sort.FORM || own.sort() == Dimension.Sort.DATE) {
                throw new FormulaError(operand.at(), sign + " of " + own + " (expected: numbers)");
            }
            codes[i] = compiled.code();
            divides[i] = operand.inverse();
            if (all == null || all.sort() == Dimension.Sort.ANY) {
                boolean under = operand.inverse() && own.isNumber();
                all = under ? Dimension.PLAIN.times(own, -1) : own;
            } else if (own.sort() == Dimension.Sort.FACTOR || all.sort() == Dimension.Sort.FACTOR) {
                if (own.sort() != Dimension.Sort.ANY && !own.sameAs(all)) {
                    throw new FormulaError(
                            operand.at(),
                            sign + " of " + all + " and " + own
                                    + " (expected: factors of one period, or numbers); f ^ (time) is a number");
                }
            } else if (own.sort() != Dimension.Sort.ANY) {
                all = all.times(own, operand.inverse() ? -1 : 1);
            }
        }
        return new Compiled(all, Arithmetic.product(codes, divides));
    }

    private Compiled negative(Expression.Negative negative) {
        Compiled inner = compile(negative.value());
        Dimension own = inner.dimension();
        if (own.sort() != Dimension.Sort.NUMBER && own.sort() != Dimension.Sort.ANY) {
            throw new FormulaError(negative.at(), "- of " + own + " (expected: a number)");
        }
        Evaluation code = inner.code();
        return new Compiled(own, row -> -code.of(row));
    }

    private Compiled power(Expression.Power power) {
        Compiled base = compile(power.base());
        Dimension own = base.dimension();
        if (own.sort() == Dimension.Sort.FORM || own.sort() == Dimension.Sort.DATE) {
            throw new FormulaError(power.at(), "^ of " + own + " (expected: numbers)");
        }
        if (own.sort() == Dimension.Sort.FACTOR) {
            Compiled exponent = compile(power.exponent());
            if (exponent.dimension().isTime()) {
                double periods = exponent.dimension().factor() / own.factor();
                return plain(Arithmetic.power(
                        base.code(),
                        Dimension.isNear(periods, 1) ? exponent.code() : Arithmetic.scaled(exponent.code(), periods)));
            }
            return new Compiled(own, Arithmetic.power(base.code(), count(power.exponent(), "an exponent")));
        }
        int whole = whole(power.exponent());
        if (whole != 0 && !own.powers().isEmpty()) {
            Dimension raised = Dimension.PLAIN.times(own, whole);
            return new Compiled(raised, Arithmetic.power(base.code(), row -> whole));
        }
        Evaluation exponent = count(power.exponent(), "an exponent");
        if (own.isNumber() && !own.isCount()) {
            throw new FormulaError(
                    power.at(), "^ of " + own + " (expected: a plain number, or a whole exponent written as a number)");
        }
        return plain(Arithmetic.power(base.in(Dimension.PLAIN), exponent));
    }

    /** The whole number that an expression is; 0 where it is none. */
    private static int whole(Expression exponent) {
        if (exponent instanceof Expression.Negative negative) {
            return -whole(negative.value());
        }
        boolean whole = exponent instanceof Expression.Literal literal
                && literal.unit().isPlain()
                && literal.value() == Math.rint(literal.value())
                && literal.value() <= LARGEST_POWER;
        return whole ? (int) ((Expression.Literal) exponent).value() : 0;
    }

    private Compiled over(Expression.Over over) {
        String name = over.variable();
        if (binding.find(name, scope) != null || binding.names().contains(name) || variables.containsKey(name)) {
            throw new FormulaError(over.at(), name + ": a name that is taken (expected: another variable)");
        }
        if (Keywords.all().contains(name) || name.contains(".")) {
            throw new FormulaError(over.at(), name + ": no variable (expected: a name such as n)");
        }
        Evaluation from = count(over.from(), "a first number");
        Evaluation to = count(over.to(), "a last number");
        int slot = binding.slot();
        variables.put(name, Symbol.number(slot, Dimension.PLAIN));
        int before = parts;
        Compiled body = compile(over.body());
        int cost = parts - before;
        variables.remove(name);
        Arithmetic.Gathering gathering =
                Arithmetic.Gathering.valueOf(over.function().toUpperCase(Locale.ROOT));
        Dimension own = body.dimension();
        boolean any = gathering == Arithmetic.Gathering.ANY;
        boolean sum = gathering == Arithmetic.Gathering.SUM;
        if (own.sort() != Dimension.Sort.ANY && (any ? !own.isCount() : sum && !own.isNumber())) {
            throw new FormulaError(
                    over.at(),
                    over.function() + " of " + own + " (expected: " + (any ? "conditions" : "numbers") + ")");
        }
        return new Compiled(
                any ? Dimension.PLAIN : own,
                Arithmetic.over(gathering, from, to, body.code(), slot, binding.work(), cost));
    }

    private Compiled at(Expression.EvaluateAt at) {
        symbol(at.formula(), at.at());
        Map<String, Compiled> values = new LinkedHashMap<>();
        at.replaced().forEach((name, expression) -> {
            Symbol symbol = symbol(name, expression.at());
            if (symbol.dimension().sort() == Dimension.Sort.FORM) {
                values.put(name, form(name, symbol, expression));
                return;
            }
            Compiled value = compile(expression);
            if (value.dimension().sort() != Dimension.Sort.ANY
                    && !value.dimension().sameAs(symbol.dimension())) {
                throw mismatch(expression.at(), name, symbol.dimension(), value.dimension());
            }
            values.put(name, new Compiled(symbol.dimension(), value.in(symbol.dimension())));
        });
        return binding.again(at, values, scope);
    }

    private static Compiled form(String name, Symbol symbol, Expression expression) {
        int position =
                expression instanceof Expression.Quoted quoted ? symbol.forms().indexOf(quoted.text()) : -1;
        if (position < 0) {
            throw new FormulaError(
                    expression.at(), name + " (expected one of, in quotes: " + Check.among("", symbol.forms()) + ")");
        }
        double code = symbol.codes().get(position);
        return new Compiled(Dimension.FORM, row -> code);
    }
}
