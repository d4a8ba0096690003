package dev.jacquard.scenarios.formulas;

import dev.jacquard.numerics.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks and compiles the call of a function. */
final class CompiledCall {

    private static final String TIME = "time";

    private final Compiler compiler;

    CompiledCall(Compiler compiler) {
        this.compiler = compiler;
    }

    Compiled of(Expression.Call call) {
        Functions.Function function = Functions.named(call.function());
        if (function == null) {
            throw new FormulaError(
                    call.at(),
                    call.function() + ": unknown function (expected one of: "
                            + Check.among(call.function(), Functions.names()) + ")"
                            + Check.nearest(call.function(), Functions.names()));
        }
        for (Expression.Argument argument : call.arguments()) {
            if (!argument.name().isEmpty()) {
                throw new FormulaError(
                        argument.at(), argument.name() + ": a named value (expected: " + function.shown() + ")");
            }
        }
        if (!call.picked().isEmpty()) {
            throw new FormulaError(
                    call.at(), "." + call.picked() + " of " + call.function() + " (expected: no dot after a function)");
        }
        int given = call.arguments().size();
        if (!function.takes(given)) {
            throw new FormulaError(
                    call.at(),
                    call.function() + " of " + given + (given == 1 ? " value" : " values") + " (expected: "
                            + function.shown() + ")");
        }
        return compiled(call, function);
    }

    private Compiled compiled(Expression.Call call, Functions.Function function) {
        List<Expression> arguments =
                call.arguments().stream().map(Expression.Argument::value).toList();
        switch (function.rule()) {
            case PLAIN -> {
                return Compiler.plain(function.maker()
                        .of(arguments.stream()
                                .map(each -> compiler.count(each, function.name()))
                                .toArray(Evaluation[]::new)));
            }
            case SAME, CHOICE -> {
                return alike(call, function, arguments);
            }
            case COUNT -> {
                Compiled value = compiler.compile(arguments.get(0));
                Dimension own = value.dimension();
                if (own.sort() != Dimension.Sort.ANY && !own.isCount()) {
                    throw refused(arguments.get(0), function, own, "a plain number; divide by 1 " + own);
                }
                Dimension whole = new Dimension(own.sort(), own.powers(), 1);
                return new Compiled(whole, function.maker().of(value.in(whole)));
            }
            case ROOT -> {
                return root(function, arguments.get(0));
            }
            default -> {
                return logarithm(function, arguments.get(0));
            }
        }
    }

    private Compiled alike(Expression.Call call, Functions.Function function, List<Expression> arguments) {
        boolean choice = function.rule() == Functions.Rule.CHOICE;
        List<Expression> values = choice ? arguments.subList(1, arguments.size()) : arguments;
        List<Evaluation> codes = new ArrayList<>();
        if (choice) {
            codes.add(compiler.count(arguments.get(0), "the condition"));
        }
        List<Compiled> alike = compiler.alike(
                call.at(),
                function.name(),
                values.stream().map(compiler::compile).toList());
        alike.forEach(each -> codes.add(each.code()));
        return new Compiled(alike.get(0).dimension(), function.maker().of(codes.toArray(new Evaluation[0])));
    }

    private Compiled root(Functions.Function function, Expression argument) {
        Compiled value = compiler.compile(argument);
        Dimension own = value.dimension();
        Dimension root = own.isNumber() ? own.root() : null;
        if (root != null) {
            return new Compiled(root, function.maker().of(value.code()));
        }
        if (own.sort() != Dimension.Sort.ANY && !own.isCount()) {
            throw refused(argument, function, own, "a plain number, or even powers of all units");
        }
        return Compiler.plain(function.maker().of(value.in(Dimension.PLAIN)));
    }

    /** The logarithm of a factor a year is a rate a year. */
    private Compiled logarithm(Functions.Function function, Expression argument) {
        Compiled value = compiler.compile(argument);
        Dimension own = value.dimension();
        if (own.sort() == Dimension.Sort.FACTOR) {
            Dimension rate = new Dimension(Dimension.Sort.NUMBER, Map.of(TIME, -1), 1 / own.factor());
            return new Compiled(rate, function.maker().of(value.code()));
        }
        if (own.sort() != Dimension.Sort.ANY && !own.isCount()) {
            throw refused(
                    argument, function, own, own.isNumber() ? "a plain number; divide by 1 " + own : "a plain number");
        }
        return Compiler.plain(function.maker().of(value.in(Dimension.PLAIN)));
    }

    private static FormulaError refused(
            Expression argument, Functions.Function function, Dimension own, String expected) {
        int hint = expected.indexOf("; ");
        String range = hint < 0 ? expected : expected.substring(0, hint);
        String advice = hint < 0 ? "" : expected.substring(hint);
        return new FormulaError(argument.at(), function.name() + " of " + own + " (expected: " + range + ")" + advice);
    }
}
