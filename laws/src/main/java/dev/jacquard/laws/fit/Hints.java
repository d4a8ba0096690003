package dev.jacquard.laws.fit;

/** How a message names an option, so that the way out it shows can be typed where the reader is. */
enum Hints {
    /** {@code unit("tokens", "1e9")}. */
    JAVA {
        @Override
        String option(String name) {
            return switch (name) {
                case "drop-worst" -> "dropWorst";
                case "law" -> "to";
                default -> name;
            };
        }

        @Override
        String setting(String option, String name, String value) {
            return option + "(\"" + name + "\", \"" + value + "\")";
        }

        @Override
        String quoted(String option, String name, String value) {
            return setting(option, name, value);
        }
    },
    /** {@code --unit tokens=1e9}. */
    COMMAND_LINE {
        @Override
        String option(String name) {
            return "--" + name;
        }

        @Override
        String setting(String option, String name, String value) {
            return "--" + option + " " + name + "=" + value;
        }

        @Override
        String quoted(String option, String name, String value) {
            return "--" + option + " \"" + name + "=" + value + "\"";
        }
    };

    /** An option by itself. */
    abstract String option(String name);

    /** An option that gives a value to a name. */
    abstract String setting(String option, String name, String value);

    /** The same for names and values that may have blanks in them. */
    abstract String quoted(String option, String name, String value);
}
