package dev.jacquard.notebooks;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The compiled classes of all modules, and who knows whom among them. */
final class House {

    /** In the reading order of the parent POM; each may know those before it. */
    static final List<String> MODULES = List.of(
            "numerics",
            "data",
            "scaling",
            "compute",
            "economics",
            "charts",
            "laws",
            "scenarios",
            "essays",
            "pages",
            "command",
            "notebooks");

    private static final String ROOT = "dev.jacquard";

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // Tests of one module that serve another lie in jars of their own once the modules are packaged.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages(ROOT);

    private House() {}

    static String module(JavaClass type) {
        return module(type.getPackageName());
    }

    static String module(String packageName) {
        return packageName.split("\\.")[2];
    }

    /** Each package and the others that it knows. */
    static Map<String, Set<String>> packages() {
        return arrows(JavaClass::getPackageName);
    }

    /** Each module and the others that it knows, in reading order. */
    static Map<String, Set<String>> modules() {
        return arrows(House::module);
    }

    private static Map<String, Set<String>> arrows(Function<JavaClass, String> place) {
        Map<String, Set<String>> arrows = new TreeMap<>(inReadingOrder());
        for (JavaClass type : CLASSES) {
            String from = place.apply(type);
            arrows.computeIfAbsent(from, any -> new TreeSet<>(inReadingOrder()))
                    .addAll(type.getDirectDependenciesFromSelf().stream()
                            .map(arrow -> arrow.getTargetClass().getBaseComponentType())
                            .filter(target -> target.getPackageName().startsWith(ROOT))
                            .map(place)
                            .filter(to -> !to.equals(from))
                            .collect(Collectors.toSet()));
        }
        return arrows;
    }

    /** By module, then by name; a name is that of a module or of a package. */
    private static Comparator<String> inReadingOrder() {
        return Comparator.comparing((String name) -> MODULES.indexOf(name.contains(".") ? module(name) : name))
                .thenComparing(Comparator.naturalOrder());
    }
}
