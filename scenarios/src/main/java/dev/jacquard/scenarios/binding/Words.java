package dev.jacquard.scenarios.binding;

import java.util.Locale;

/** Names of constants as people write them in files. */
final class Words {

    private Words() {}

    /** {@code REVIEW_QUEUE} as {@code reviewQueue}; a name that is not all capitals stays as it is. */
    static String lowerCamel(String constant) {
        if (!constant.equals(constant.toUpperCase(Locale.ROOT))) {
            return constant;
        }
        StringBuilder word = new StringBuilder();
        for (String part : constant.split("_")) {
            String lower = part.toLowerCase(Locale.ROOT);
            word.append(
                    word.isEmpty() || lower.isEmpty()
                            ? lower
                            : lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1));
        }
        return word.toString();
    }
}
