package clinic.booking.safety;

import clinic.booking.catalogue.SafetyQuestion.Level;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Where care is, in the words of the pages that a yes leads to. */
@Component
class Care {

    private static final String EMERGENCY_NUMBER = "112";
    private static final String NURSE = "1177";

    /**
     * What is shown upon a yes, at once and before anything else.
     *
     * @param level {@code emergency} or {@code contact-care-today}
     * @param after said below the ways
     */
    record CareAnswer(String level, String title, String lead, List<WayToCare> ways, String after) {}

    /**
     * One way to care.
     *
     * @param phone to be called at a touch; left out where one goes there
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WayToCare(
            String title, @Nullable String text, @Nullable String phone) {}

    private final MessageSource words;

    Care(MessageSource words) {
        this.words = words;
    }

    CareAnswer at(Level level, Locale locale) {
        String page = level == Level.EMERGENCY ? "book.emergency" : "book.contact-care";
        Stream<WayToCare> ways = switch (level) {
            case EMERGENCY ->
                Stream.of(
                        called(EMERGENCY_NUMBER, locale),
                        new WayToCare(say("care.emergency.title", locale), say("care.emergency.text", locale), null),
                        called(NURSE, locale));
            case CONTACT_CARE_TODAY ->
                Stream.of(
                                Stream.of(called(NURSE, locale)),
                                clinic(locale).stream(),
                                Stream.of(new WayToCare(
                                        say("book.contact-care.worse", locale) + " " + EMERGENCY_NUMBER,
                                        null,
                                        EMERGENCY_NUMBER)))
                        .flatMap(way -> way);
        };
        return new CareAnswer(
                level.code(),
                say(page + ".title", locale),
                say(page + ".lead", locale),
                ways.toList(),
                say("book.nothing-booked", locale));
    }

    private WayToCare called(String number, Locale locale) {
        String care = "care." + number;
        return new WayToCare(say(care + ".title", locale), say(care + ".text", locale), number);
    }

    /** Empty where the clinic has no number. */
    private Optional<WayToCare> clinic(Locale locale) {
        String phone = say("clinic.phone", locale);
        String hours = say("clinic.hours", locale);
        return phone.isEmpty()
                ? Optional.empty()
                : Optional.of(new WayToCare(
                        say("care.clinic.title", locale, phone),
                        hours.isEmpty() ? null : say("care.clinic.text", locale, hours),
                        phone));
    }

    private String say(String key, Locale locale, Object... details) {
        return words.getMessage(key, details, locale);
    }
}
