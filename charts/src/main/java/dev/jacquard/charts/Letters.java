package dev.jacquard.charts;

/**
 * How wide a text becomes, at most: by the advance widths of DejaVu Sans, the widest type that the charts' family falls back to.
 *
 * <p>A table and not the machine's fonts, so that the same figure gives the same bytes everywhere.
 */
final class Letters {

    /** From the space to the tilde, in thousandths of the size of the type. */
    private static final int[] ADVANCES = {
        318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, //
        636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, //
        1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787, //
        603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, //
        500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, //
        635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838
    };

    private static final int NARROW_SPACE = 200;

    /** Superscript digits and signs. */
    private static final int SMALL = 530;

    /** Letters with marks, Greek and Cyrillic, signs. */
    private static final int OTHER = 850;

    /** An ellipsis, and all scripts whose letters fill a square. */
    private static final int FULL = 1000;

    private static final int FIRST_FULL = 0x2E80;
    private static final String ELLIPSIS = "…";

    private Letters() {}

    /** Width in the type of the charts. */
    static double width(String text) {
        return text.codePoints().map(Letters::advance).sum() * Layout.TYPE / 1000.0;
    }

    private static int advance(int letter) {
        if (letter >= ' ' && letter < ' ' + ADVANCES.length) {
            return ADVANCES[letter - ' '];
        }
        return switch (letter) {
            case '\u202f' -> NARROW_SPACE;
            case '²', '³', '¹' -> SMALL;
            case '…' -> FULL;
            default -> letter >= '\u2070' && letter <= '\u208e' ? SMALL : letter >= FIRST_FULL ? FULL : OTHER;
        };
    }

    /** The text itself where it fits; else as much of its beginning as fits before an ellipsis, and one letter of it at least. */
    static String shorten(String text, double room) {
        return width(text) <= room ? text : cut(text, room);
    }

    /** As much of a text as fits before an ellipsis. */
    static String cut(String text, double room) {
        int end = fitting(text, room - width(ELLIPSIS));
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    /** Where the part of a text that fits ends, behind its first letter at least. */
    static int fitting(String text, double room) {
        int end = text.isEmpty() ? 0 : text.offsetByCodePoints(0, 1);
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            if (width(text.substring(0, next)) > room) {
                break;
            }
            end = next;
        }
        return end;
    }
}
