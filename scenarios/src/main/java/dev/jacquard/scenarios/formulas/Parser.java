package dev.jacquard.scenarios.formulas;

import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.scenarios.formulas.Expression.Operand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads an expression.
 *
 * <p>From weak to strong: {@code or}, {@code and}, {@code not}, comparisons, {@code + -}, {@code * /}, a leading {@code -},
 * {@code ^} (from the right), then calls and parentheses.
 */
final class Parser {

    /** Parentheses, signs and powers inside each other; nobody reads more, and the stack holds many times this. */
    static final int DEEPEST = 100;

    private static final String OPERAND = "a number, a name, a function or a parenthesis";

    private final List<Token> tokens;
    private int position;
    private int depth;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * The expression that a text holds.
     *
     * @throws FormulaError for the first place that does not belong
     */
    static Expression parse(String text) {
        Parser parser = new Parser(Lexer.tokens(text));
        Expression all = parser.expression();
        if (parser.peek().kind() != Token.Kind.END) {
            throw parser.unexpected("an operator or the end");
        }
        return all;
    }

    private Token peek() {
        return tokens.get(position);
    }

    private Token take() {
        return tokens.get(position++);
    }

    private boolean taken(String symbol) {
        if (peek().is(symbol)) {
            position++;
            return true;
        }
        return false;
    }

    private void require(String symbol, Token opened) {
        if (!taken(symbol)) {
            String of = opened == null ? "" : " for the " + opened.text() + " at character " + (opened.at() + 1);
            throw unexpected("`" + symbol + "`" + of);
        }
    }

    private FormulaError unexpected(String expected) {
        Token token = peek();
        int advice = expected.indexOf("; ");
        if (advice > 0) {
            return new FormulaError(
                    token.at(),
                    token.shown() + " (expected: " + expected.substring(0, advice) + ")" + expected.substring(advice));
        }
        String hint = token.is("=") || token.is("!") ? "; compare with <, <=, > or >=, or a form by `is`" : "";
        return new FormulaError(token.at(), token.shown() + " (expected: " + expected + ")" + hint);
    }

    private Expression expression() {
        deeper();
        Expression first = conjunction();
        int at = peek().at();
        List<Expression> parts = new ArrayList<>(List.of(first));
        while (taken("or")) {
            parts.add(conjunction());
        }
        depth--;
        return parts.size() == 1 ? first : new Expression.Logic(at, false, parts);
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw new FormulaError(
                    peek().at(),
                    "nested deeper than " + DEEPEST + " (expected: at most " + DEEPEST
                            + " parentheses, signs or powers inside each other); name a part of it as a formula");
        }
    }

    private Expression conjunction() {
        Expression first = negation();
        int at = peek().at();
        List<Expression> parts = new ArrayList<>(List.of(first));
        while (taken("and")) {
            parts.add(negation());
        }
        return parts.size() == 1 ? first : new Expression.Logic(at, true, parts);
    }

    private Expression negation() {
        Token token = peek();
        if (!taken("not")) {
            return comparison();
        }
        deeper();
        Expression inner = negation();
        depth--;
        return new Expression.Not(token.at(), inner);
    }

    private Expression comparison() {
        Expression left = sum();
        Token sign = peek();
        Expression compared = left;
        if (sign.is("<") || sign.is("<=") || sign.is(">") || sign.is(">=")) {
            position++;
            compared = new Expression.Comparison(sign.at(), sign.text(), left, sum());
        } else if (taken("in")) {
            Expression low = sum();
            require("..", null);
            compared = new Expression.Within(sign.at(), left, low, sum());
        } else if (taken("is")) {
            Token form = peek();
            if (form.kind() != Token.Kind.QUOTED) {
                throw unexpected("a form in quotes, as in `host is \"sellsTokens\"`");
            }
            position++;
            compared = new Expression.IsForm(sign.at(), left, new Expression.Quoted(form.at(), form.text()));
        }
        Token next = peek();
        if (compared != left && (next.is("<") || next.is("<=") || next.is(">") || next.is(">="))) {
            throw unexpected("one comparison; join two by `and`, or write `x in lo .. hi`");
        }
        return compared;
    }

    private Expression sum() {
        Token first = peek();
        List<Operand> terms = new ArrayList<>();
        terms.add(new Operand(first.at(), false, product()));
        while (peek().is("+") || peek().is("-")) {
            Token sign = take();
            terms.add(new Operand(sign.at(), sign.is("-"), product()));
        }
        return terms.size() == 1 ? terms.get(0).value() : new Expression.Sum(first.at(), List.copyOf(terms));
    }

    private Expression product() {
        Token first = peek();
        List<Operand> factors = new ArrayList<>();
        factors.add(new Operand(first.at(), false, signed()));
        while (peek().is("*") || peek().is("/")) {
            Token sign = take();
            factors.add(new Operand(sign.at(), sign.is("/"), signed()));
        }
        return factors.size() == 1 ? factors.get(0).value() : new Expression.Product(first.at(), List.copyOf(factors));
    }

    private Expression signed() {
        Token token = peek();
        if (!taken("-")) {
            return power();
        }
        deeper();
        Expression inner = signed();
        depth--;
        return new Expression.Negative(token.at(), inner);
    }

    private Expression power() {
        Expression base = postfix();
        Token sign = peek();
        if (taken("²")) {
            base = new Expression.Power(sign.at(), base, new Expression.Literal(sign.at(), 2, Unit.ONE));
            sign = peek();
        }
        if (!taken("^")) {
            return base;
        }
        deeper();
        Expression exponent = signed();
        depth--;
        return new Expression.Power(sign.at(), base, exponent);
    }

    private Expression postfix() {
        Expression base = primary();
        Token open = peek();
        if (!open.is("{")) {
            return base;
        }
        if (!(base instanceof Expression.Name name)) {
            throw unexpected("an operator; `{...}` follows the name of a formula");
        }
        position++;
        Map<String, Expression> replaced = new LinkedHashMap<>();
        do {
            Token input = peek();
            if (input.kind() != Token.Kind.NAME) {
                throw unexpected("the name of an input or formula");
            }
            position++;
            require(":", null);
            if (replaced.put(input.text(), expression()) != null) {
                throw new FormulaError(input.at(), input.text() + " (expected: each name once)");
            }
        } while (taken(","));
        require("}", open);
        return new Expression.EvaluateAt(name.at(), name.name(), replaced);
    }

    private Expression primary() {
        Token token = peek();
        switch (token.kind()) {
            case NUMBER -> {
                position++;
                return new Expression.Literal(token.at(), token.value(), token.unit());
            }
            case DAY -> {
                position++;
                return new Expression.Day(token.at(), token.value());
            }
            case QUOTED -> {
                position++;
                return new Expression.Quoted(token.at(), token.text());
            }
            case NAME -> {
                return named();
            }
            default -> {
                if (!taken("(")) {
                    throw unexpected(OPERAND);
                }
                Expression inner = expression();
                require(")", token);
                return inner;
            }
        }
    }

    private Expression named() {
        Token name = take();
        if (name.is("never") || name.is("undefined")) {
            return new Expression.NoNumber(name.at(), name.is("never"));
        }
        if (Keywords.OPERATORS.contains(name.text())) {
            position--;
            throw unexpected(OPERAND);
        }
        Token open = peek();
        if (!taken("(")) {
            return new Expression.Name(name.at(), name.text());
        }
        if (Keywords.OVER.contains(name.text())
                && peek().kind() == Token.Kind.NAME
                && tokens.get(position + 1).is("in")) {
            return over(name, open);
        }
        List<Expression.Argument> arguments = new ArrayList<>();
        if (!taken(")")) {
            do {
                arguments.add(argument());
            } while (taken(","));
            require(")", open);
        }
        String picked = "";
        if (taken(".")) {
            Token column = take();
            if (column.kind() != Token.Kind.NAME) {
                position--;
                throw unexpected("the name of an answer after the dot");
            }
            picked = column.text();
        }
        return new Expression.Call(name.at(), name.text(), List.copyOf(arguments), picked);
    }

    private Expression.Argument argument() {
        Token first = peek();
        if (first.kind() == Token.Kind.NAME && tokens.get(position + 1).is(":")) {
            position += 2;
            return new Expression.Argument(first.at(), first.text(), expression());
        }
        return new Expression.Argument(first.at(), "", expression());
    }

    private Expression over(Token function, Token open) {
        Token variable = take();
        position++;
        Expression from = sum();
        require("..", null);
        Expression to = sum();
        if (!taken(":")) {
            throw unexpected("`:` and what is counted for each " + variable.text()
                    + "; a comparison `x in lo .. hi` stands in parentheses here");
        }
        Expression body = expression();
        require(")", open);
        return new Expression.Over(function.at(), function.text(), variable.text(), from, to, body);
    }
}
