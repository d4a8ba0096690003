package dev.jacquard.data.tables;

import static dev.jacquard.data.tables.TableException.refused;

import dev.jacquard.numerics.Check;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The text of a file, with the refusals that belong to a file as a whole: missing, a folder, binary, not UTF-8, too large. */
final class TextFile {

    /** A table of this many bytes would not fit in memory next to its own cells; it also stops a gzip bomb. */
    static final int LARGEST_BYTES = 512 * 1024 * 1024;

    private static final int CHECKED_AT_ONCE = 8192;

    private static final String A_TABLE = "text with comma separated values";

    /** First bytes, in hexadecimal, of what people pass by mistake. */
    private static final Map<String, String> SIGNATURES = Map.of(
            "89504e47", "a PNG image (expected: " + A_TABLE + ")",
            "1f8b", "compressed by gzip (expected: a name that ends in .gz, or unpacked text)",
            "504b0304", "a zip archive or a spreadsheet (expected: " + A_TABLE + "); save the sheet as CSV",
            "25504446", "a PDF document (expected: " + A_TABLE + ")",
            "50415231", "a Parquet file (expected: " + A_TABLE + ")",
            "ffd8ff", "a JPEG image (expected: " + A_TABLE + ")",
            "d0cf11e0", "an old spreadsheet (expected: " + A_TABLE + "); save the sheet as CSV",
            "fffe", "UTF-16 text (expected: UTF-8); save it as UTF-8",
            "feff", "UTF-16 text (expected: UTF-8); save it as UTF-8");

    private TextFile() {}

    static String read(Path file) {
        String name = file.toString();
        try {
            if (Files.isDirectory(file)) {
                throw refused(name, "a folder", "a CSV file");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return read(name, in);
            }
        } catch (NoSuchFileException e) {
            throw refused(name, "no such file", "a CSV file, or - for standard input" + nearestBeside(file));
        } catch (AccessDeniedException e) {
            throw refused(name, "not readable", "a file that this user may read");
        } catch (IOException e) {
            throw refused(name, "cannot be read", "a readable file; " + e.getMessage());
        }
    }

    /** Reads a stream to its end; unpacks it when its name ends in {@code .gz}. */
    static String read(String name, InputStream in) throws IOException {
        byte[] bytes = limited(name, in);
        if (!name.endsWith(".gz")) {
            return decoded(name, bytes);
        }
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return decoded(name, limited(name, unpacked));
        } catch (IOException e) {
            throw refused(name, "not a whole gzip file", "a file made by gzip");
        }
    }

    private static byte[] limited(String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
        if (bytes.length > LARGEST_BYTES) {
            throw refused(name, "too large", "at most " + LARGEST_BYTES / (1024 * 1024) + " MiB");
        }
        return bytes;
    }

    private static String decoded(String name, byte[] bytes) {
        refuseBinary(name, bytes);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer source = ByteBuffer.wrap(bytes);
        // Decoded twice, here into a small buffer: a large file then needs no array of wide characters.
        CharBuffer target = CharBuffer.allocate(Math.min(bytes.length + 1, CHECKED_AT_ONCE));
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            result = decoder.decode(source, target.clear(), true);
        }
        if (result.isError()) {
            throw refused(name + ":" + line(bytes, source.position()), "not UTF-8", "UTF-8 text; save it as UTF-8");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void refuseBinary(String name, byte[] bytes) {
        StringBuilder first = new StringBuilder();
        for (int i = 0; i < Math.min(4, bytes.length); i++) {
            first.append(Character.forDigit((bytes[i] >> 4) & 15, 16)).append(Character.forDigit(bytes[i] & 15, 16));
            String kind = SIGNATURES.get(first.toString());
            if (kind != null) {
                throw TableException.plain(name + ": " + kind);
            }
        }
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
                throw refused(name, "binary data", A_TABLE);
            }
        }
    }

    private static int line(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    private static String nearestBeside(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return "";
        }
        try (Stream<Path> beside = Files.list(folder)) {
            List<String> names = beside.filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
            return Check.nearest(file.getFileName().toString(), names);
        } catch (IOException e) {
            return "";
        }
    }
}
