package dev.jacquard.pages;

import dev.jacquard.charts.output.Cleaned;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** The page templates; everything a template prints is escaped unless it says otherwise. */
final class Templates {

    private static final Configuration CONFIGURATION = configuration();

    private Templates() {}

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(Templates.class, "/dev/jacquard/pages");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setRecognizeStandardFileExtensions(true);
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("computer");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        return configuration;
    }

    static String fill(String name, Map<String, ?> values) {
        StringWriter text = new StringWriter();
        try {
            CONFIGURATION.getTemplate(name).process(values, text);
        } catch (IOException problem) {
            throw new UncheckedIOException(name + ": the packaged template cannot be read", problem);
        } catch (TemplateException problem) {
            throw new IllegalStateException(name + ": the template does not fit the report", problem);
        }
        return Cleaned.text(text.toString());
    }
}
