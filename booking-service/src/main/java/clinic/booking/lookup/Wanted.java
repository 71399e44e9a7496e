package clinic.booking.lookup;

import clinic.booking.patient.BirthDate;
import clinic.booking.patient.Contact;
import clinic.booking.patient.PlainLetters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who is looked for: what somebody typed into one field, read as whatever it looks like.
 *
 * @param names parts of the name, in plain letters; all of them must be there
 * @param number digits of a phone number, as far as they are known, with its country when it is whole
 * @param email a part of the address, in small letters
 */
record Wanted(
        List<String> names,
        @Nullable LocalDate birthDate,
        @Nullable String number,
        @Nullable String email) {

    /** Fewer letters than this are in everybody's name. */
    private static final int FEWEST = 2;

    private static final int LONGEST = 100;
    private static final Pattern NUMBER = Pattern.compile("[+\\d][\\d ()./-]{3,}");

    /** Empty when it is too little to look for. */
    static Optional<Wanted> read(String typed) {
        String text = typed.strip();
        if (text.length() < FEWEST || text.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<LocalDate> born = BirthDate.read(text);
        if (born.isPresent()) {
            return Optional.of(new Wanted(List.of(), born.get(), null, null));
        }
        if (NUMBER.matcher(text).matches()) {
            return Optional.of(new Wanted(List.of(), null, number(text), null));
        }
        return words(text);
    }

    /** A whole number is looked for as it is kept; of a part the trunk's zero is left out, which no kept number has. */
    private static String number(String text) {
        return Contact.read(text)
                .map(Contact::address)
                .orElseGet(() -> text.replaceAll("\\D", "").replaceFirst("^0+", ""));
    }

    private static Optional<Wanted> words(String text) {
        List<String> names = new ArrayList<>();
        LocalDate birthDate = null;
        String email = null;
        for (String word : text.split("\\s+")) {
            Optional<LocalDate> born = BirthDate.read(word);
            if (word.contains("@")) {
                email = word.toLowerCase(Locale.ROOT);
            } else if (born.isPresent()) {
                birthDate = born.get();
            } else {
                names.add(PlainLetters.of(word));
            }
        }
        boolean enough = birthDate != null
                || email != null && email.length() > FEWEST
                || names.stream().anyMatch(name -> name.length() >= FEWEST);
        return enough ? Optional.of(new Wanted(List.copyOf(names), birthDate, null, email)) : Optional.empty();
    }
}
