package dev.jacquard.scenarios.formulas;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A formula whose texts have been read.
 *
 * @param formula as given
 * @param forms expression by form
 * @param otherwise the expression of all other forms
 * @param uses the names it uses, inputs and formulas alike
 */
record Parsed(
        FormulaSet.Formula formula, Map<String, Expression> forms, Optional<Expression> otherwise, Set<String> uses) {

    Parsed {
        forms = Collections.unmodifiableMap(new LinkedHashMap<>(forms));
        uses = Collections.unmodifiableSet(new LinkedHashSet<>(uses));
    }

    static Parsed of(FormulaSet.Formula formula) {
        Map<String, Expression> forms = new LinkedHashMap<>();
        Set<String> uses = new LinkedHashSet<>(formula.by());
        formula.forms().forEach((form, text) -> forms.put(form, parse(formula, text)));
        Optional<Expression> otherwise = formula.otherwise().map(text -> parse(formula, text));
        forms.values().forEach(expression -> collect(expression, uses));
        otherwise.ifPresent(expression -> collect(expression, uses));
        return new Parsed(formula, forms, otherwise, uses);
    }

    String name() {
        return formula.name();
    }

    private static Expression parse(FormulaSet.Formula formula, FormulaSet.Text text) {
        try {
            return Parser.parse(text.text());
        } catch (FormulaError e) {
            throw refused(formula, text, e);
        }
    }

    static RuntimeException refused(FormulaSet.Formula formula, FormulaSet.Text text, FormulaError error) {
        return text.refusal().apply(formula.name() + ": " + error.shown(text.text()));
    }

    private static void collect(Expression expression, Set<String> names) {
        if (expression instanceof Expression.Name name) {
            names.add(name.name());
            names.add(Rows.owner(name.name()));
        } else if (expression instanceof Expression.Call call) {
            names.add(call.function());
            call.arguments().forEach(argument -> collect(argument.value(), names));
        } else if (expression instanceof Expression.Over over) {
            collect(over.from(), names);
            collect(over.to(), names);
            Set<String> inside = new LinkedHashSet<>();
            collect(over.body(), inside);
            inside.remove(over.variable());
            names.addAll(inside);
        } else if (expression instanceof Expression.Sum sum) {
            sum.terms().forEach(term -> collect(term.value(), names));
        } else if (expression instanceof Expression.Product product) {
            product.factors().forEach(factor -> collect(factor.value(), names));
        } else if (expression instanceof Expression.Negative negative) {
            collect(negative.value(), names);
        } else if (expression instanceof Expression.Power power) {
            collect(power.base(), names);
            collect(power.exponent(), names);
        } else if (expression instanceof Expression.Comparison comparison) {
            collect(comparison.left(), names);
            collect(comparison.right(), names);
        } else if (expression instanceof Expression.Within within) {
            collect(within.value(), names);
            collect(within.low(), names);
            collect(within.high(), names);
        } else if (expression instanceof Expression.IsForm form) {
            collect(form.input(), names);
        } else if (expression instanceof Expression.Not not) {
            collect(not.value(), names);
        } else if (expression instanceof Expression.Logic logic) {
            logic.parts().forEach(part -> collect(part, names));
        } else if (expression instanceof Expression.EvaluateAt at) {
            names.add(at.formula());
            at.replaced().values().forEach(value -> collect(value, names));
        }
    }
}
