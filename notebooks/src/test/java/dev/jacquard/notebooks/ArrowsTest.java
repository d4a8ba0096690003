package dev.jacquard.notebooks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrows of the house: which package may know which, checked on the compiled classes of all modules. */
@Tag("once")
class ArrowsTest {

    /** Laws of different subjects, which know nothing of each other. */
    private static final List<String> BESIDE_EACH_OTHER = List.of("scaling", "compute", "economics");

    /** The modules of which no library shows. */
    private static final List<String> LAWS_AND_FACTS = House.MODULES.subList(0, House.MODULES.indexOf("charts"));

    private static final JavaClasses HOUSE = House.CLASSES;

    /** Each module and those it may know; what it may know follows from the reading order of the parent POM. */
    private static Map<String, Set<String>> mayKnow() {
        Map<String, Set<String>> mayKnow = new LinkedHashMap<>();
        House.MODULES.forEach(module -> mayKnow.put(module, new LinkedHashSet<>(mayKnow.keySet())));
        BESIDE_EACH_OTHER.forEach(module -> mayKnow.get(module).removeAll(BESIDE_EACH_OTHER));
        return mayKnow;
    }

    @Test
    void modulesAreThoseOfTheBuild() throws IOException {
        String build = Files.readString(Path.of("../pom.xml"));
        assertThat(Pattern.compile("<module>(.*)</module>")
                        .matcher(build)
                        .results()
                        .map(found -> found.group(1)))
                .containsExactlyElementsOf(
                        Stream.concat(House.MODULES.stream(), Stream.of("benchmarks", "bom", "outside"))
                                .toList());
        assertThat(HOUSE.stream().map(House::module).distinct()).containsExactlyInAnyOrderElementsOf(House.MODULES);
    }

    @Test
    void modulesKnowOnlyTheModulesBelowThem() {
        Map<String, Set<String>> mayKnow = mayKnow();
        assertThat(HOUSE.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(arrow -> arrow.getTargetClass().getPackageName().startsWith("dev.jacquard"))
                        .filter(arrow ->
                                !House.module(arrow.getOriginClass()).equals(House.module(arrow.getTargetClass())))
                        .filter(arrow -> !mayKnow.get(House.module(arrow.getOriginClass()))
                                .contains(House.module(arrow.getTargetClass())))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    @Test
    void packagesDoNotRunInCircles() {
        Map<String, Set<String>> arrows = House.packages();
        assertThat(arrows.keySet().stream().filter(name -> reached(name, arrows).contains(name)))
                .isEmpty();
    }

    /** The floors of an argument, from what is written down to the facade. */
    private static final List<String> FLOORS = List.of(
            "dev.jacquard.scenarios.formulas",
            "dev.jacquard.scenarios.argument",
            "dev.jacquard.scenarios.binding",
            "dev.jacquard.scenarios.draws",
            "dev.jacquard.scenarios.conditions",
            "dev.jacquard.scenarios.claims",
            "dev.jacquard.scenarios.sensitivity",
            "dev.jacquard.scenarios.crux",
            "dev.jacquard.scenarios.figures",
            "dev.jacquard.scenarios");

    @Test
    void floorsOfAnArgumentKnowOnlyThoseBelow() {
        assertThat(HOUSE.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith("dev.jacquard.scenarios")))
                .isSubsetOf(FLOORS);
        assertThat(HOUSE.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(arrow -> FLOORS.indexOf(arrow.getTargetClass().getPackageName())
                                > FLOORS.indexOf(arrow.getOriginClass().getPackageName()))
                        .filter(arrow -> FLOORS.contains(arrow.getOriginClass().getPackageName()))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    private static Set<String> reached(String from, Map<String, Set<String>> arrows) {
        Set<String> reached = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(arrows.get(from));
        while (!next.isEmpty()) {
            String name = next.remove();
            if (reached.add(name)) {
                next.addAll(arrows.getOrDefault(name, Set.of()));
            }
        }
        return reached;
    }

    @Test
    void commonsMathStaysInsideNumerics() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.jacquard.numerics..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.commons.math3..")
                .check(HOUSE);
    }

    /** The module that knows a library, which nobody else needs to; leaves may. */
    @ParameterizedTest
    @CsvSource({
        "org.knowm.xchart.., charts",
        "com.fasterxml.jackson.., charts",
        "org.snakeyaml.., scenarios",
        "freemarker.., pages",
        "org.commonmark.., pages",
        "picocli.., command",
        "me.tongfei.., command"
    })
    void aLibraryStaysInItsModule(String library, String module) {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.jacquard." + module + "..", "dev.jacquard.notebooks..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(HOUSE);
    }

    @Test
    void publicSignaturesOfLawsAndFactsNameOnlyTheJdkTheHouseAndTables() {
        var allowed = resideInAnyPackage("java..", "dev.jacquard..", "tech.tablesaw.api..");
        List<String> strangers = HOUSE.stream()
                .filter(type -> LAWS_AND_FACTS.contains(House.module(type)))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> signature(method)
                        .map(JavaClass::getBaseComponentType)
                        .filter(type -> !type.isPrimitive())
                        .anyMatch(describe("a stranger", type -> !allowed.test(type))))
                .map(JavaMethod::getFullName)
                .toList();
        assertThat(strangers).isEmpty();
    }

    private static Stream<JavaClass> signature(JavaMethod method) {
        return Stream.concat(method.getRawParameterTypes().stream(), Stream.of(method.getRawReturnType()));
    }

    @Test
    void everyPackageSaysWhatItHolds() {
        List<String> silent = HOUSE.stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .filter(name -> HOUSE.stream().noneMatch(type -> type.getName().equals(name + ".package-info"))
                        && ArrowsTest.class.getResource("/" + name.replace('.', '/') + "/package-info.class") == null)
                .toList();
        assertThat(silent).isEmpty();
    }
}
