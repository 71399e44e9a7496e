package clinic.booking.patient;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The number by which Swedish authorities know somebody, or a samordningsnummer, whose day is sixty higher. Never a part
 * of what is logged: as a text it says only that it is one.
 *
 * @param digits all twelve, with the century
 */
public record Personnummer(String digits) {

    static final String FIELD = "personnummer";

    private static final Pattern WRITTEN = Pattern.compile("(\\d\\d)?(\\d\\d)(\\d\\d)(\\d\\d)([-+]?)(\\d{4})");
    private static final int COORDINATION = 60;
    private static final int CENTURY = 100;

    /**
     * @param typed with or without century and hyphen; the plus stands for a hundred years and more
     * @return empty where nothing was typed
     * @param fields that gather what is wrong with it
     */
    static Optional<Personnummer> read(
            @Nullable String typed, @Nullable LocalDate born, LocalDate today, TypedFields fields) {
        String text = typed == null ? "" : plain(typed);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Personnummer> read = parse(text, today);
        if (read.isEmpty()) {
            fields.fault(FIELD, "personnummer-unreadable");
        } else if (!read.get().hasItsCheckDigit()) {
            fields.fault(FIELD, "personnummer-check-digit");
        } else if (born != null && !read.get().isOf(born)) {
            fields.fault(FIELD, "personnummer-birth-date");
        }
        return read;
    }

    /** The day that it tells, whether or not its check digit is right; empty where it cannot be read. */
    public static Optional<LocalDate> birthDate(String typed, LocalDate today) {
        return parse(plain(typed), today).map(Personnummer::born);
    }

    private static String plain(String typed) {
        return typed.replaceAll("[\\s\\u00a0]", "").replaceAll("[\\u2010-\\u2015\\u2212]", "-");
    }

    private static Optional<Personnummer> parse(String text, LocalDate today) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String date = parts.group(2) + parts.group(3) + parts.group(4);
        String century = parts.group(1);
        boolean old = parts.group(5).equals("+");
        if (century != null) {
            return of(century + date + parts.group(6)).filter(one -> !old);
        }
        int latest = today.getYear() - (old ? CENTURY : 0);
        int year = latest - Math.floorMod(latest - Integer.parseInt(parts.group(2)), CENTURY);
        Optional<Personnummer> read = of(year / CENTURY + date + parts.group(6));
        return read.filter(one -> one.born().isAfter(today)).isPresent()
                ? of(year / CENTURY - 1 + date + parts.group(6))
                : read;
    }

    /** Empty for a day that there is not. */
    private static Optional<Personnummer> of(String digits) {
        Personnummer number = new Personnummer(digits);
        try {
            number.born();
            return Optional.of(number);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    LocalDate born() {
        int day = number(6, 8);
        return LocalDate.of(number(0, 4), number(4, 6), day > COORDINATION ? day - COORDINATION : day);
    }

    boolean isOf(@Nullable LocalDate day) {
        return Objects.equals(born(), day);
    }

    /** Luhn's, over the ten digits without the century. */
    boolean hasItsCheckDigit() {
        int sum = 0;
        for (int place = 2; place < digits.length(); place++) {
            int twice = Character.digit(digits.charAt(place), 10) * (place % 2 == 0 ? 2 : 1);
            sum += twice / 10 + twice % 10;
        }
        return sum % 10 == 0;
    }

    /** As people write it, with the century. */
    public String written() {
        return digits.substring(0, 8) + "-" + digits.substring(8);
    }

    private int number(int from, int until) {
        return Integer.parseInt(digits.substring(from, until));
    }

    @Override
    public String toString() {
        return "Personnummer[…]";
    }
}
