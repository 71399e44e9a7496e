package clinic.reminder.template;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a template can have filled in, such as {@code {day}}. There is nothing else, and none tells what a visit is for. */
public enum Fact {
    CLINIC,
    DAY,
    TIME,
    /** Such as "hos Anna Lindqvist"; nothing while the practitioner is unknown. */
    WITH,
    LOCATION,
    CITY,
    PHONE,
    LINK,
    /** How to answer by SMS; nothing where the phone shows a sender that cannot be answered. */
    REPLIES,
    /** How to say no to more of these; nothing where {@link #REPLIES} is nothing. */
    STOP,
    CODE;

    /** As it stands in a template. */
    public String placeholder() {
        return "{" + word() + "}";
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Fact> named(String word) {
        return Arrays.stream(values()).filter(fact -> fact.word().equals(word)).findFirst();
    }
}
