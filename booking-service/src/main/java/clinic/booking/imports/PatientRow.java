package clinic.booking.imports;

import static clinic.booking.imports.Field.BIRTH_DATE;
import static clinic.booking.imports.Field.EMAIL;
import static clinic.booking.imports.Field.FIRST_NAME;
import static clinic.booking.imports.Field.FOLLOW_UPS;
import static clinic.booking.imports.Field.LANGUAGE;
import static clinic.booking.imports.Field.LAST_NAME;
import static clinic.booking.imports.Field.MOBILE;
import static clinic.booking.imports.Field.NAME;
import static clinic.booking.imports.Field.NUMBER;
import static clinic.booking.imports.Field.PERSONNUMMER;
import static clinic.booking.imports.Field.PROTECTED;
import static clinic.booking.imports.Field.REMINDERS;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.patient.ConsentPurpose;
import clinic.booking.patient.PatientDetails;
import clinic.booking.patient.Personnummer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A patient as a row tells of them.
 *
 * @param number in the system before
 * @param consents those that a column says; nothing is taken for a yes
 */
record PatientRow(@Nullable String number, PatientDetails details, Set<ConsentPurpose> consents, boolean isProtected) {

    /** Where it is today first. */
    private static final ZoneId FIRST_IN_THE_DAY = ZoneId.of("Pacific/Kiritimati");

    private static final int LONGEST_NUMBER = 100;
    private static final Map<String, String> LANGUAGES = Map.of(
            "sv",
            "sv",
            "se",
            "sv",
            "svenska",
            "sv",
            "swedish",
            "sv",
            "en",
            "en",
            "gb",
            "en",
            "engelska",
            "en",
            "english",
            "en");
    private static final Set<String> YES = Set.of("ja", "j", "yes", "y", "sant", "true", "x", "1");
    private static final Set<String> NO = Set.of("nej", "n", "no", "falskt", "false", "0", "-");

    /** The latest day that is today anywhere: a birth date after it is impossible. */
    static LocalDate latestToday(Instant now) {
        return LocalDate.ofInstant(now, FIRST_IN_THE_DAY);
    }

    /** @throws InvalidInput naming every field that cannot be used, not only the first */
    static PatientRow read(Row row, Map<Field, Integer> columns, LocalDate today) {
        Reading reading = new Reading(row, columns, new ArrayList<>());
        String number = reading.text(NUMBER).orElse(null);
        if (number != null && number.length() > LONGEST_NUMBER) {
            reading.refuse(NUMBER, "number-too-long");
        }
        LocalDate born = reading.birthDate(today);
        String language = reading.language();
        Set<ConsentPurpose> consents = EnumSet.noneOf(ConsentPurpose.class);
        if (reading.yes(REMINDERS)) {
            consents.add(ConsentPurpose.REMINDERS);
        }
        if (reading.yes(FOLLOW_UPS)) {
            consents.add(ConsentPurpose.FOLLOW_UPS);
        }
        boolean isProtected = reading.yes(PROTECTED);
        PatientDetails details = reading.details(born, language, today);
        if (details == null || !reading.faults().isEmpty()) {
            throw new InvalidInput(reading.faults());
        }
        return new PatientRow(number, details, consents, isProtected);
    }

    private record Reading(Row row, Map<Field, Integer> columns, List<Fault> faults) {

        Optional<String> text(Field field) {
            return row.value(field, columns);
        }

        void refuse(Field field, String code) {
            faults.add(new Fault(field.name(), code));
        }

        @Nullable
        LocalDate birthDate(LocalDate today) {
            String written = text(BIRTH_DATE).orElse(null);
            if (written == null) {
                return text(PERSONNUMMER)
                        .flatMap(number -> Personnummer.birthDate(number, today))
                        .orElse(null);
            }
            Optional<LocalDate> born = BornOn.read(written, today);
            if (born.isEmpty()) {
                refuse(BIRTH_DATE, "birth-date-unreadable");
            }
            return born.orElse(null);
        }

        String language() {
            String written =
                    text(LANGUAGE).map(word -> word.toLowerCase(Locale.ROOT)).orElse("sv");
            String language = LANGUAGES.get(written);
            if (language == null) {
                refuse(LANGUAGE, "language-unknown");
            }
            return language == null ? "sv" : language;
        }

        boolean yes(Field field) {
            String word = text(field).map(some -> some.toLowerCase(Locale.ROOT)).orElse("-");
            if (!YES.contains(word) && !NO.contains(word)) {
                refuse(field, "not-yes-or-no");
            }
            return YES.contains(word);
        }

        @Nullable
        PatientDetails details(@Nullable LocalDate born, String language, LocalDate today) {
            String name = text(NAME)
                    .orElseGet(() -> Stream.of(FIRST_NAME, LAST_NAME)
                            .flatMap(part -> text(part).stream())
                            .collect(Collectors.joining(" ")));
            try {
                return PatientDetails.of(
                        name,
                        born,
                        text(MOBILE).orElse(null),
                        text(EMAIL).orElse(null),
                        language,
                        text(PERSONNUMMER).orElse(null),
                        today);
            } catch (InvalidInput input) {
                input.faults().forEach(fault -> refuse(field(fault.field()), fault.code()));
                return null;
            }
        }

        private static Field field(String named) {
            return switch (named) {
                case "patient.birthDate" -> BIRTH_DATE;
                case "patient.mobile" -> MOBILE;
                case "patient.email" -> EMAIL;
                case "patient.personnummer" -> PERSONNUMMER;
                case "patient.language" -> LANGUAGE;
                default -> NAME;
            };
        }
    }

    /** Says nothing of the patient: what is printed may end in a log. */
    @Override
    public String toString() {
        return "PatientRow";
    }
}
