package dev.jacquard.scenarios.formulas;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.quantity.Unit;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits the text of an expression into words; a number takes the unit that follows it after one blank. */
final class Lexer {

    private static final Pattern NUMBER = Pattern.compile("(?:\\d[\\d_]*(?:\\.\\d[\\d_]*)?|\\.\\d+)(?:[eE][+-]?\\d+)?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?![\\w.])");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:\\.[A-Za-z][A-Za-z0-9]*)*");
    private static final Pattern SYMBOL = Pattern.compile("\\.\\.|<=|>=|[-+*/^²<>(){},:@.=!]");

    /** What a unit is made of; whole words of it are tried, the longest first. */
    private static final Pattern UNIT_TEXT = Pattern.compile("(?:[A-Za-zµ%$]|1/)[A-Za-z0-9µ%$/*^·-]*");

    private static final Pattern UNIT_END = Pattern.compile("[/*·-][^/*·-]*$");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /** The words of a text, an end last. */
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.next()) {
            continue;
        }
        lexer.tokens.add(Token.of(Token.Kind.END, text.length(), ""));
        return lexer.tokens;
    }

    private boolean next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return false;
        }
        if (!day() && !number() && !quoted() && !word(NAME, Token.Kind.NAME) && !word(SYMBOL, Token.Kind.SYMBOL)) {
            String what = new String(Character.toChars(text.codePointAt(at)));
            throw new FormulaError(at, what + " (expected: a number, a name, an operator or a function)");
        }
        return true;
    }

    private Optional<String> match(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
        return matcher.lookingAt() ? Optional.of(matcher.group()) : Optional.empty();
    }

    private boolean word(Pattern pattern, Token.Kind kind) {
        Optional<String> word = match(pattern);
        word.ifPresent(found -> {
            tokens.add(Token.of(kind, at, found));
            at += found.length();
        });
        return word.isPresent();
    }

    private boolean day() {
        Optional<String> day = match(DAY);
        day.ifPresent(found -> {
            tokens.add(new Token(Token.Kind.DAY, at, found, decimalYears(found), Unit.ONE));
            at += found.length();
        });
        return day.isPresent();
    }

    private double decimalYears(String day) {
        try {
            LocalDate date = LocalDate.parse(day);
            return date.getYear() + (date.getDayOfYear() - 1.0) / date.lengthOfYear();
        } catch (DateTimeException e) {
            throw new FormulaError(at, day + " (expected: a day such as 2026-04-01)");
        }
    }

    private boolean number() {
        Optional<String> number = match(NUMBER);
        if (number.isEmpty()) {
            return false;
        }
        int start = at;
        at += number.get().length();
        if (at < text.length() && "%$µ".indexOf(text.charAt(at)) >= 0
                || at < text.length() && Character.isLetter(text.charAt(at))) {
            throw new FormulaError(
                    at, number.get() + text.charAt(at) + " (expected: a number, one blank, and its unit)");
        }
        double value = Double.parseDouble(number.get().replace("_", ""));
        if (!Double.isFinite(value)) {
            throw new FormulaError(start, number.get() + " (expected: a finite number)");
        }
        Unit unit = Unit.ONE;
        String written = number.get();
        if (at + 1 < text.length() && text.charAt(at) == ' ') {
            at++;
            Optional<Unit> found = unit();
            if (found.isEmpty()) {
                at--;
            } else {
                unit = found.get();
                written = text.substring(start, at);
            }
        }
        tokens.add(new Token(Token.Kind.NUMBER, start, written, value, unit));
        return true;
    }

    private Optional<Unit> unit() {
        String run = match(UNIT_TEXT).orElse("");
        if (Keywords.OPERATORS.contains(run)) {
            return Optional.empty();
        }
        for (String tried = run; !tried.isEmpty(); tried = shorter(tried)) {
            try {
                Unit unit = Unit.parse(tried);
                at += tried.length();
                return Optional.of(unit);
            } catch (IllegalArgumentException notAUnit) {
                continue;
            }
        }
        if (!run.isEmpty()) {
            List<String> known = Unit.named().stream().map(Unit.Named::name).toList();
            throw new FormulaError(
                    at,
                    run + ": unknown unit (expected: a unit after a number and a blank)" + Check.nearest(run, known));
        }
        return Optional.empty();
    }

    private static String shorter(String tried) {
        Matcher end = UNIT_END.matcher(tried);
        return end.find() ? tried.substring(0, end.start()) : "";
    }

    private boolean quoted() {
        char quote = text.charAt(at);
        if (quote != '"' && quote != '\'') {
            return false;
        }
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw new FormulaError(at, "a text without an end (expected: a second " + quote + ")");
        }
        tokens.add(Token.of(Token.Kind.QUOTED, at, text.substring(at + 1, end)));
        at = end + 1;
        return true;
    }
}
