package dev.jacquard.pages;

import dev.jacquard.charts.NumberStyle;
import dev.jacquard.pages.Block.Cell;
import dev.jacquard.pages.Block.Table;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.Tables;
import dev.jacquard.scenarios.argument.Assumption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a report says about the inputs: the table, and who would have to check what. */
final class Assumptions {

    /** Place of the column that is flagged. */
    private static final int BASIS = 3;

    private final Scenario scenario;
    private final LocalDate date;
    private final List<String> superseded;

    Assumptions(Scenario scenario, LocalDate date) {
        this.scenario = scenario;
        this.date = date;
        this.superseded = scenario.superseded().stream().map(Assumption::name).toList();
    }

    Table table() {
        return table("assumptions", "What is assumed, why, and where it comes from", scenario.assumptions(), true);
    }

    /** The same of some inputs. */
    Table table(String id, String title, Collection<String> inputs) {
        List<Assumption> some = scenario.assumptions().stream()
                .filter(assumption -> inputs.contains(assumption.name()))
                .toList();
        return table(id, title, some, false);
    }

    private Table table(String id, String title, List<Assumption> some, boolean saysChanges) {
        Table table = Table.of(id, title, Tables.assumptions(some));
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            List<String> flags = new ArrayList<>(flags(some.get(i)));
            if (saysChanges && scenario.changes().containsKey(some.get(i).name())) {
                flags.add("changed for this run");
            }
            List<Cell> row = new ArrayList<>(table.rows().get(i));
            row.set(BASIS, row.get(BASIS).flagged(flags));
            rows.add(row);
        }
        return new Table(id, title, table.columns(), rows);
    }

    private List<String> flags(Assumption assumption) {
        List<String> flags = new ArrayList<>();
        if (assumption.isJudgement() && !assumption.basis().strip().equalsIgnoreCase("judgement")) {
            flags.add("judgement");
        }
        if (assumption.isValue()) {
            flags.add("a value, not a fact");
        }
        if (assumption.isUnverified()) {
            flags.add("unverified");
        }
        if (scenario.reported().contains(assumption)) {
            flags.add("reported by secondary sources");
        }
        if (superseded.contains(assumption.name())) {
            flags.add("superseded");
        }
        if (assumption.isStale(date)) {
            flags.add("older than " + Assumption.FRESH_DAYS + " days");
        }
        return flags;
    }

    /** The sentences of the box under the headline. */
    List<String> conditions(int draws) {
        int all = scenario.assumptions().size();
        List<String> lines = new ArrayList<>();
        lines.add("Everything below follows from " + Wording.count(all, "assumption", "assumptions") + ", drawn "
                + NumberStyle.PLAIN.text(draws) + " times together; none of it says what will happen.");
        lines.add(grounds());
        return lines;
    }

    /** How many inputs rest on what, with their names. */
    String grounds() {
        return judgement() + " " + unverified() + " " + superseded() + " " + stale();
    }

    private static String names(List<Assumption> assumptions) {
        return Wording.list(assumptions.stream().map(Assumption::name).toList());
    }

    private String superseded() {
        String told = scenario.knownOn()
                .map(day -> "Facts are as they were known on " + day + ". ")
                .orElse("");
        List<Assumption> reported = scenario.reported();
        if (!reported.isEmpty()) {
            told += Wording.sentence(Wording.count(reported.size(), "input rests", "inputs rest"))
                    + " on facts or laws known from secondary sources only: " + names(reported) + ". ";
        }
        return told
                + (superseded.isEmpty()
                        ? "No input rests on a fact that has been superseded."
                        : Wording.sentence(Wording.count(superseded.size(), "input rests", "inputs rest"))
                                + " on facts that have been superseded: " + Wording.list(superseded) + ".");
    }

    String judgement() {
        List<Assumption> found = scenario.judgement();
        return found.isEmpty()
                ? "No input rests on judgement."
                : Wording.sentence(Wording.count(found.size(), "input rests", "inputs rest")) + " on judgement: "
                        + names(found) + ".";
    }

    String unverified() {
        List<Assumption> found = scenario.unverified();
        return found.isEmpty()
                ? "No input is marked as unverified."
                : Wording.sentence(Wording.count(found.size(), "input has", "inputs have"))
                        + " not been checked against a source: " + names(found) + ".";
    }

    String stale() {
        List<Assumption> found = scenario.stale(date);
        return found.isEmpty()
                ? "No dated input was older than " + Assumption.FRESH_DAYS + " days on " + date + "."
                : Wording.sentence(Wording.count(found.size(), "dated input was", "dated inputs were")) + " older than "
                        + Assumption.FRESH_DAYS + " days on " + date + ": " + names(found) + ".";
    }
}
