package clinic.booking.imports;

import clinic.booking.patient.BirthDate;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The birth date in what systems keep of it: a date, or a personnummer or coordination number, of which nothing else is
 * read or kept.
 */
final class BornOn {

    private static final Pattern NUMBER = Pattern.compile(
            "(?<century>\\d\\d)?(?<year>\\d\\d)(?<month>\\d\\d)" + "(?<day>\\d\\d)(?<sign>[-+ ]?)[\\dA-Za-z]{4}");
    private static final int COORDINATION = 60;
    private static final String HIDDEN = "XXXX";

    private BornOn() {}

    /** A cell as it is shown and kept: of a number only what says the birth date, which is read of it as before. */
    static String shown(String cell) {
        return NUMBER.matcher(cell.strip()).matches()
                ? cell.stripTrailing().substring(0, cell.stripTrailing().length() - HIDDEN.length()) + HIDDEN
                : cell;
    }

    /** The same of a cell that is meant to be a number: of one that cannot be read no digit is shown. */
    static String shownOfNumber(String cell) {
        String shown = shown(cell);
        boolean tells = !shown.equals(cell) || BirthDate.read(cell).isPresent();
        return tells ? shown : cell.replaceAll("\\d", "X");
    }

    static Optional<LocalDate> read(String written, LocalDate today) {
        Matcher number = NUMBER.matcher(written.strip());
        return number.matches() ? ofNumber(number, today) : BirthDate.read(written.replaceFirst("[T ]00:00.*", ""));
    }

    private static Optional<LocalDate> ofNumber(Matcher number, LocalDate today) {
        int day = Integer.parseInt(number.group("day"));
        String rest = number.group("year")
                + number.group("month")
                + "%02d".formatted(day > COORDINATION ? day - COORDINATION : day);
        if (number.group("century") != null) {
            return BirthDate.read(number.group("century") + rest);
        }
        // Ten digits say no century: it is the last one possible, or the one before where a plus says so.
        int century = today.getYear() / 100;
        Optional<LocalDate> latest = BirthDate.read(century + rest).filter(date -> !date.isAfter(today));
        int back = (latest.isPresent() ? 0 : 1) + (number.group("sign").equals("+") ? 1 : 0);
        return BirthDate.read(century - back + rest);
    }
}
