package dev.jacquard.scenarios;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows of the house: which package may know which, checked on the compiled classes of all modules. */
class ArrowsTest {

    private static JavaClasses house;

    @BeforeAll
    static void readTheHouse() {
        house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.jacquard");
    }

    @Test
    void modulesKnowOnlyTheModulesBelowThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("numerics")
                .definedBy("dev.jacquard.numerics..")
                .layer("data")
                .definedBy("dev.jacquard.data..")
                .layer("scaling")
                .definedBy("dev.jacquard.scaling..")
                .layer("economics")
                .definedBy("dev.jacquard.economics..")
                .layer("scenarios")
                .definedBy("dev.jacquard.scenarios..")
                .whereLayer("scenarios")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("economics")
                .mayOnlyBeAccessedByLayers("scenarios")
                .whereLayer("scaling")
                .mayOnlyBeAccessedByLayers("scenarios")
                .whereLayer("data")
                .mayOnlyBeAccessedByLayers("scaling", "economics", "scenarios")
                .check(house);
    }

    /** Packages that reach each other; to be cut, and none may join them. */
    private static final Set<String> KNOWN_CIRCLE =
            Set.of("dev.jacquard.scenarios", "dev.jacquard.scenarios.binding", "dev.jacquard.scenarios.crux");

    @Test
    void packagesDoNotRunInCircles() {
        Map<String, Set<String>> arrows = new TreeMap<>();
        for (JavaClass type : house) {
            arrows.computeIfAbsent(type.getPackageName(), any -> new TreeSet<>())
                    .addAll(type.getDirectDependenciesFromSelf().stream()
                            .map(arrow -> arrow.getTargetClass().getPackageName())
                            .filter(name -> name.startsWith("dev.jacquard"))
                            .filter(name -> !name.equals(type.getPackageName()))
                            .toList());
        }
        assertThat(arrows.keySet().stream().filter(name -> reached(name, arrows).contains(name)))
                .containsExactlyInAnyOrderElementsOf(KNOWN_CIRCLE);
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
    void nothingKnowsTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.jacquard.scenarios.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.jacquard.scenarios.cli..")
                .check(house);
    }

    @Test
    void commonsMathStaysInsideNumerics() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.jacquard.numerics..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.commons.math3..")
                .check(house);
    }

    @Test
    void chartsFilesAndTheCommandLineLibrariesStayInScenarios() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.jacquard.scenarios..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.knowm.xchart..", "picocli..", "com.fasterxml.jackson..", "org.yaml..", "org.snakeyaml..")
                .check(house);
    }

    @Test
    void publicSignaturesBelowScenariosNameOnlyTheJdkTheHouseAndTables() {
        var allowed = resideInAnyPackage("java..", "dev.jacquard..", "tech.tablesaw.api..");
        List<String> strangers = house.stream()
                .filter(type -> !type.getPackageName().startsWith("dev.jacquard.scenarios"))
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
        List<String> silent = house.stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .filter(name -> house.stream().noneMatch(type -> type.getName().equals(name + ".package-info"))
                        && ArrowsTest.class.getResource("/" + name.replace('.', '/') + "/package-info.class") == null)
                .toList();
        assertThat(silent).isEmpty();
    }
}
