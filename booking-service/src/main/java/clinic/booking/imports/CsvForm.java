package clinic.booking.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.function.Supplier;

/** How a file of rows is written: which letters its bytes are, and what stands between its columns. */
record CsvForm(Letters letters, Separator separator) {

    /** How bytes are letters. */
    enum Letters {
        UTF_8(StandardCharsets.UTF_8),
        WINDOWS_1252(Charset.forName("windows-1252")),
        /** What Excel calls Unicode text; its first bytes say in which order the others are. */
        UTF_16(StandardCharsets.UTF_16);

        private final Charset charset;

        Letters(Charset charset) {
            this.charset = charset;
        }
    }

    /** What stands between columns. */
    enum Separator {
        SEMICOLON(';'),
        COMMA(','),
        TAB('\t');

        private final char sign;

        Separator(char sign) {
            this.sign = sign;
        }

        char sign() {
            return sign;
        }
    }

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** A cell of more letters is a quote that somebody forgot to close. */
    private static final int LONGEST_ROW = 256 * 1024;

    private static final int LOOKED_AT = 20;

    /**
     * How this file is probably written.
     *
     * @throws NotRows when its bytes are no text
     */
    static CsvForm of(Supplier<InputStream> file) {
        Letters letters = letters(file);
        Separator separator = Arrays.stream(Separator.values())
                .max(Comparator.comparingInt(sign -> columns(file, new CsvForm(letters, sign))))
                .orElseThrow();
        return new CsvForm(letters, separator);
    }

    /** The rows, the headings first; closing the reader closes the file. */
    CsvReader<CsvRecord> read(InputStream file) {
        // Whoever chose the wrong letters sees it in the preview; nothing stops there.
        Reader letters = new BufferedReader(new InputStreamReader(file, letters().charset));
        try {
            letters.mark(1);
            if (letters.read() != BYTE_ORDER_MARK) {
                letters.reset();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return CsvReader.builder()
                .fieldSeparator(separator.sign)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_ROW)
                .ofCsvRecord(letters);
    }

    private static Letters letters(Supplier<InputStream> file) {
        try (InputStream bytes = file.get()) {
            byte[] some = bytes.readNBytes(8192);
            if (some.length > 1
                    && (some[0] == (byte) 0xFF && some[1] == (byte) 0xFE
                            || some[0] == (byte) 0xFE && some[1] == (byte) 0xFF)) {
                return Letters.UTF_16;
            }
            for (; some.length > 0; some = bytes.readNBytes(8192)) {
                // No text has a zero in it; workbooks, pictures and archives have.
                if (new String(some, StandardCharsets.ISO_8859_1).indexOf(0) >= 0) {
                    throw new NotRows();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return isUtf8(file) ? Letters.UTF_8 : Letters.WINDOWS_1252;
    }

    /** By all of it: the first letter with a mark may stand in the last row. */
    private static boolean isUtf8(Supplier<InputStream> file) {
        try (Reader reader = new InputStreamReader(
                file.get(), StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT))) {
            char[] some = new char[8192];
            for (int read = reader.read(some); read >= 0; read = reader.read(some)) {
                // Reading is what tells.
            }
            return true;
        } catch (CharacterCodingException otherLetters) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many columns the first rows have that all of them have; one that parts nothing counts for nothing. */
    private static int columns(Supplier<InputStream> file, CsvForm form) {
        try (CsvReader<CsvRecord> rows = form.read(file.get())) {
            Iterator<CsvRecord> each = rows.iterator();
            int least = Integer.MAX_VALUE;
            for (int n = 0; n < LOOKED_AT && each.hasNext(); n++) {
                least = Math.min(least, each.next().getFieldCount());
            }
            return least == Integer.MAX_VALUE ? 0 : least;
        } catch (CsvParseException otherSeparator) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
