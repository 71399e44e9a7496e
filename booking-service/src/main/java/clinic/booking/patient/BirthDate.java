package clinic.booking.patient;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The day somebody was born, in whatever way people write it. */
public final class BirthDate {

    private BirthDate() {}

    /** Eight digits with anything usual between them; empty for any other text. */
    public static Optional<LocalDate> read(String typed) {
        String digits = typed.strip().replaceAll("[-/. ]", "");
        try {
            return Optional.of(LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
