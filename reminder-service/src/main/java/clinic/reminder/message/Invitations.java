package clinic.reminder.message;

import clinic.contracts.EmailAddress;
import clinic.contracts.calendar.VisitCalendar;
import clinic.contracts.reminder.Purpose;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts a visit into the patient's calendar with the mail about it, unless the clinic has chosen otherwise. */
@Component
class Invitations {

    /** A reminder changes nothing in a calendar. */
    private static final Set<Purpose> CHANGING = EnumSet.of(Purpose.CONFIRMATION, Purpose.CHANGE, Purpose.CANCELLATION);

    private final MessageSource messages;
    private final Clock clock;
    private final boolean wanted;
    private final EmailAddress organizer;

    Invitations(
            MessageSource messages,
            Clock clock,
            @Value("${clinic.mail.calendar}") boolean wanted,
            @Value("${clinic.mail.from}") String organizer) {
        this.messages = messages;
        this.clock = clock;
        this.wanted = wanted;
        this.organizer = EmailAddress.set("clinic.mail.from", organizer);
    }

    /** The visit under the UID and SEQUENCE that its file on our pages has: a calendar that has both knows one visit. */
    @Nullable
    VisitCalendar about(Purpose purpose, Locale language, VisitFacts visit) {
        if (!wanted || !CHANGING.contains(purpose)) {
            return null;
        }
        String clinic = say(language, "clinic.name");
        var place = visit.place();
        return new VisitCalendar(
                visit.appointmentId(),
                visit.scheduleVersion(),
                purpose == Purpose.CANCELLATION,
                visit.start().toInstant(),
                visit.end().toInstant(),
                clock.instant(),
                organizer,
                clinic,
                say(language, "mail.calendar.summary", clinic),
                place.name() + ", " + place.street() + ", " + place.city(),
                say(language, "mail.calendar.description", place.phone()),
                null);
    }

    private String say(Locale language, String key, Object... facts) {
        return messages.getMessage(key, facts, language);
    }
}
