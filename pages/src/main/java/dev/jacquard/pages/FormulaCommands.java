package dev.jacquard.pages;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.ac.ed.ph.snuggletex.SnugglePackage;
import uk.ac.ed.ph.snuggletex.definitions.BuiltinCommand;
import uk.ac.ed.ph.snuggletex.definitions.CorePackageDefinitions;
import uk.ac.ed.ph.snuggletex.definitions.Globals;
import uk.ac.ed.ph.snuggletex.definitions.LaTeXMode;
import uk.ac.ed.ph.snuggletex.definitions.MathCharacter;
import uk.ac.ed.ph.snuggletex.definitions.TextFlowContext;
import uk.ac.ed.ph.snuggletex.dombuilding.BoxHandler;
import uk.ac.ed.ph.snuggletex.semantics.InterpretationType;
import uk.ac.ed.ph.snuggletex.semantics.MathBracketInterpretation;
import uk.ac.ed.ph.snuggletex.semantics.MathBracketInterpretation.BracketType;
import uk.ac.ed.ph.snuggletex.semantics.StyleDeclarationInterpretation;

/**
 * The LaTeX of which a formula may be made: every symbol and function, and the commands named here.
 *
 * <p>SnuggleTeX knows commands that write elements, attributes, addresses and definitions of further commands; a formula of a
 * stranger could say anything with them, or never end. None of them is in this package, and a session has no other.
 */
final class FormulaCommands {

    private static final List<String> STRUCTURES = List.of(
            "frac",
            "sqrt",
            "over",
            "stackrel",
            "overset",
            "underset",
            "not",
            "left",
            "right",
            "underline",
            "units",
            "ensuremath",
            "hline");
    private static final List<String> ACCENTS = List.of(
            "hat",
            "bar",
            "vec",
            "dot",
            "ddot",
            "tilde",
            "widehat",
            "widetilde",
            "overline",
            "overbrace",
            "underbrace",
            "overrightarrow",
            "overleftarrow");
    private static final List<String> LETTERS = List.of(
            "mathrm",
            "mathsf",
            "mathit",
            "mathbf",
            "mathtt",
            "mathcal",
            "mathsc",
            "mathbb",
            "mathfrak",
            "mbox",
            "fbox",
            "textrm",
            "textsf",
            "textit",
            "textsl",
            "textsc",
            "textbf",
            "texttt",
            "emph");
    private static final List<String> SPACES = List.of("\\", " ", ",", ":", ";", "!", "quad", "qquad");
    private static final List<String> CHARACTERS = List.of("%", "#", "&", "_", "{", "}", "ldots", "pounds");

    /** Commands that hold to the end of their group. */
    private static final Set<String> DECLARATIONS = Set.of("em", "bf", "rm", "it", "tt", "sc", "sl", "sf");

    private static final Set<String> ENVIRONMENTS =
            Set.of("array", "cases", "matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix");

    private static final Set<String> NAMED = Stream.of(STRUCTURES, ACCENTS, LETTERS, SPACES, CHARACTERS, DECLARATIONS)
            .flatMap(names -> names.stream())
            .collect(Collectors.toUnmodifiableSet());

    /** All a session gets to know. */
    static final SnugglePackage PACKAGE = of(CorePackageDefinitions.getPackage());

    private FormulaCommands() {}

    private static SnugglePackage of(SnugglePackage core) {
        SnugglePackage allowed = new SnugglePackage("Formulas");
        addSymbols(allowed);
        NAMED.forEach(name -> allowed.addCommand(core.getBuiltinCommandByTeXName(name)));
        Stream.of(ENVIRONMENTS, DECLARATIONS)
                .flatMap(names -> names.stream())
                .forEach(name -> allowed.addEnvironment(core.getBuiltinEnvironmentByTeXName(name)));
        addMissing(allowed);
        return allowed;
    }

    /** Letters, signs, brackets and names of functions: each stands for itself. */
    private static void addSymbols(SnugglePackage allowed) {
        allowed.loadMathCharacterDefinitions(CorePackageDefinitions.ALL_MATH_CHARACTER_DEFS_RESOURCE_NAME);
        allowed.loadMathCharacterDefinitions(CorePackageDefinitions.CORE_MATH_CHARACTER_DEFS_RESOURCE_NAME);
        allowed.loadMathCharacterNegations(CorePackageDefinitions.MATH_CHARACTER_NEGATIONS_RESOURCE_NAME);
        allowed.loadMathCharacterAliases(CorePackageDefinitions.MATH_CHARACTER_ALIASES_RESOURCE_NAME);
        allowed.loadMathCharacterBigLimitTargets(CorePackageDefinitions.MATH_CHARACTER_BIG_LIMITS_RESOURCE_NAME);
        allowed.loadMathCharacterBrackets(CorePackageDefinitions.MATH_CHARACTER_BRACKETS_RESOURCE_NAME);
        allowed.loadMathFunctionDefinitions(CorePackageDefinitions.MATH_FUNCTION_DEFINITIONS_RESOURCE_NAME);
    }

    /** Common commands that SnuggleTeX lacks, said with those it has. */
    private static void addMissing(SnugglePackage allowed) {
        allowed.addMathCharacterCommandAlias("to", character(allowed, "rightarrow"));
        allowed.addMathCharacterCommandAlias("varphi", character(allowed, "phi"));
        allowed.addMathCharacterCommandAlias("lvert", allowed.getMathCharacter('|'));
        allowed.addMathCharacterCommandAlias("rvert", allowed.getMathCharacter('|'));
        allowed.addComplexCommandOneArg("text", false, Globals.ALL_MODES, LaTeXMode.LR, new BoxHandler("mbox"), null);
        allowed.addComplexCommandSameArgMode(
                "operatorname",
                false,
                1,
                Globals.MATH_MODE_ONLY,
                StyleDeclarationInterpretation.RM,
                null,
                TextFlowContext.ALLOW_INLINE);
    }

    private static MathCharacter character(SnugglePackage symbols, String name) {
        return symbols.getBuiltinCommandByTeXName(name).getMathCharacter();
    }

    /** A command by the name after its backslash; empty if formulas do not have it. */
    static Optional<BuiltinCommand> named(String name) {
        return Optional.ofNullable(PACKAGE.getBuiltinCommandByTeXName(name));
    }

    /** How a command counts as a bracket: those that are none neither open nor close. */
    static BracketType bracket(BuiltinCommand command) {
        return command.getInterpretation(InterpretationType.MATH_BRACKET) instanceof MathBracketInterpretation bracket
                ? bracket.getBracketType()
                : BracketType.OPENER_OR_CLOSER;
    }

    static boolean isEnvironment(String name) {
        return ENVIRONMENTS.contains(name);
    }

    static boolean isDeclaration(String name) {
        return DECLARATIONS.contains(name);
    }
}
