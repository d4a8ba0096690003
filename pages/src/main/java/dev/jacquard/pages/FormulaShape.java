package dev.jacquard.pages;

import dev.jacquard.numerics.Check;
import java.util.ArrayDeque;
import java.util.Deque;
import uk.ac.ed.ph.snuggletex.definitions.BuiltinCommand;
import uk.ac.ed.ph.snuggletex.definitions.CommandType;

/**
 * What is asked of a formula before it is set: how long it is, how deep its groups stand in each other, and whether each of its
 * commands is one of {@link FormulaCommands}.
 *
 * <p>Setting a formula calls itself for each level, and no formula can define a command; so both its depth and its time are
 * bounded by what is seen here in one walk over the characters.
 */
final class FormulaShape {

    /** Characters of a formula; a line of a paper has a hundred. */
    static final int LONGEST = 1_000;

    /** Groups within groups, brackets and commands waiting for their argument among them; ten are hard to read. */
    static final int DEEPEST = 30;

    private static final int BEGINNING = 40;

    private final String latex;

    private final Deque<Group> around = new ArrayDeque<>();
    private Group group = new Group(0);

    /** Commands just read that wait for an argument; the next sign or group is a level for each of them. */
    private int waiting;

    /** Whether the next sign belongs to a fence's command, {@code left} or {@code right}, that has been counted. */
    private boolean fence;

    /** Braces or an environment; all that is inside it ends with it. */
    private static final class Group {
        private final int outside;
        private int brackets;

        /** Closing brackets that nothing opened, each of which takes all before it within the group, and declarations. */
        private int held;

        Group(int outside) {
            this.outside = outside;
        }

        int depth() {
            return outside + brackets + held;
        }
    }

    private FormulaShape(String latex) {
        this.latex = latex;
    }

    /**
     * Refuses a formula that is too long, too deep or made with a command that formulas do not have.
     *
     * @throws IllegalArgumentException naming the command, or the length or depth and how the formula begins
     */
    static void check(String latex) {
        if (latex.length() > LONGEST) {
            throw Check.refused(
                    "formula",
                    latex.length() + " characters in " + beginning(latex),
                    "at most " + LONGEST + " characters");
        }
        if (latex.indexOf('$') >= 0) {
            throw Check.refused("formula", beginning(latex), "no dollar sign inside");
        }
        new FormulaShape(latex).walk();
    }

    /** How a formula begins, for messages. */
    static String beginning(String latex) {
        return latex.length() <= BEGINNING ? latex : latex.substring(0, BEGINNING) + "…";
    }

    private void walk() {
        int at = 0;
        while (at < latex.length()) {
            char c = latex.charAt(at);
            if (c == '\\') {
                String name = name(at + 1);
                at += 1 + name.length();
                at = command(name, at);
            } else {
                at++;
                character(c);
            }
        }
    }

    /** Letters and a star, or one other character. */
    private String name(int start) {
        int end = start;
        while (end < latex.length() && letter(latex.charAt(end))) {
            end++;
        }
        if (end > start) {
            boolean star = end < latex.length() && latex.charAt(end) == '*';
            return latex.substring(start, star ? end + 1 : end);
        }
        if (start == latex.length()) {
            throw refused("\\", "the name of a command after it");
        }
        return latex.substring(start, start + 1);
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private int command(String name, int after) {
        if (name.equals("begin") || name.equals("end")) {
            return environment(name, after);
        }
        BuiltinCommand command = FormulaCommands.named(name.isBlank() ? " " : name)
                .orElseThrow(() -> refused(
                        "\\" + name, "symbols and commands of mathematics; none that defines, links or writes markup"));
        boolean fenced = fence;
        fence = false;
        if (FormulaCommands.isDeclaration(name)) {
            group.held++;
            waiting = 0;
        } else if (name.equals("left") || name.equals("right")) {
            bracket(name.equals("left"));
            fence = true;
        } else if (command.getArgumentCount() > 0 || command.getType() == CommandType.COMBINER) {
            waiting++;
        } else if (!name.isBlank()) {
            bracket(command, fenced);
        }
        refuseDepth();
        return after;
    }

    private int environment(String command, int after) {
        int open = latex.indexOf('{', after);
        int end = latex.indexOf('}', after);
        boolean braced = open >= 0 && end > open && latex.substring(after, open).isBlank();
        String name = braced ? latex.substring(open + 1, end).strip() : "";
        if (!FormulaCommands.isEnvironment(name)) {
            throw refused("\\" + command + "{" + name + "}", "array, cases or a matrix");
        }
        if (command.equals("begin")) {
            open();
        } else {
            close();
        }
        return end + 1;
    }

    private void character(char c) {
        boolean fenced = fence;
        fence = fence && Character.isWhitespace(c);
        switch (c) {
            case '%' -> throw refused("%", "\\% for a per cent sign; alone it hides what follows");
            case '{' -> open();
            case '}' -> close();
            case '^', '_' -> waiting++;
            case '(', '[' -> bracket(true, fenced);
            case ')', ']' -> bracket(false, fenced);
            default -> waiting = Character.isWhitespace(c) ? waiting : 0;
        }
        refuseDepth();
    }

    private void open() {
        around.push(group);
        group = new Group(group.depth() + waiting + 1);
        waiting = 0;
        refuseDepth();
    }

    private void close() {
        group = around.isEmpty() ? group : around.pop();
        waiting = 0;
    }

    private void bracket(BuiltinCommand command, boolean counted) {
        switch (FormulaCommands.bracket(command)) {
            case OPENER -> bracket(true, counted);
            case CLOSER -> bracket(false, counted);
            case OPENER_OR_CLOSER -> waiting = 0;
        }
    }

    private void bracket(boolean opens, boolean counted) {
        if (counted) {
            waiting = 0;
        } else {
            bracket(opens);
        }
    }

    private void bracket(boolean opens) {
        waiting = 0;
        if (opens) {
            group.brackets++;
        } else if (group.brackets > 0) {
            group.brackets--;
        } else {
            group.held++;
        }
    }

    private void refuseDepth() {
        if (group.depth() + waiting > DEEPEST) {
            throw Check.refused(
                    "formula",
                    "groups more than " + DEEPEST + " deep in " + beginning(latex),
                    "at most " + DEEPEST + " within each other");
        }
    }

    private IllegalArgumentException refused(String what, String expected) {
        return Check.refused("formula", what + " in " + beginning(latex), expected);
    }
}
