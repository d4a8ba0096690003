package dev.jacquard.pages;

import dev.jacquard.charts.Figure;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.argument.ScenarioException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;

/**
 * The figures that belong to one model: a model may have a public static method {@code List<Figure> figures(ScenarioRun)}
 * beside its {@code outputs()}, found by the same convention.
 */
final class EssayFigures {

    private EssayFigures() {}

    static List<Figure> of(ScenarioRun run) {
        return run.scenario().model().type().map(model -> of(run, model)).orElse(List.of());
    }

    private static List<Figure> of(ScenarioRun run, Class<?> model) {
        try {
            Method method = model.getMethod("figures", ScenarioRun.class);
            if (!Modifier.isStatic(method.getModifiers())) {
                throw new ScenarioException(model.getSimpleName()
                        + ".figures: not static (expected: public static List<Figure> figures(ScenarioRun run))");
            }
            return ((List<?>) method.invoke(null, run))
                    .stream().map(Figure.class::cast).toList();
        } catch (NoSuchMethodException none) {
            return List.of();
        } catch (InvocationTargetException failed) {
            throw new ScenarioException(
                    model.getSimpleName() + ".figures: " + failed.getCause().getMessage(), failed.getCause());
        } catch (IllegalAccessException closed) {
            throw new ScenarioException(
                    model.getSimpleName() + ".figures: not open (expected: a public model)", closed);
        }
    }
}
