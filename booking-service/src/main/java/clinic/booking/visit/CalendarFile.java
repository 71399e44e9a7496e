package clinic.booking.visit;

import clinic.booking.appointment.AppointmentState;
import clinic.booking.appointment.AppointmentView;
import clinic.booking.catalogue.Location;
import clinic.contracts.EmailAddress;
import clinic.contracts.calendar.VisitCalendar;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** A visit for the patient's own calendar. */
@Component
class CalendarFile {

    private final MessageSource words;
    private final Clock clock;
    private final EmailAddress organizer;

    CalendarFile(MessageSource words, Clock clock, @Value("${clinic.mail.from}") String organizer) {
        this.words = words;
        this.clock = clock;
        this.organizer = EmailAddress.set("clinic.mail.from", organizer);
    }

    ResponseEntity<byte[]> of(AppointmentView visit, Locale locale) {
        Location location = visit.location();
        String clinic = words.getMessage("clinic.name", null, locale);
        VisitCalendar calendar = new VisitCalendar(
                visit.id(),
                visit.scheduleVersion(),
                visit.state() == AppointmentState.CANCELLED,
                visit.start(),
                visit.end(),
                clock.instant(),
                organizer,
                clinic,
                words.getMessage("visit.calendar.summary", new Object[] {clinic}, locale),
                location.name() + ", " + location.street() + ", " + location.city(),
                words.getMessage("visit.calendar.description", new Object[] {location.phone()}, locale),
                null);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/calendar; charset=utf-8; method=" + calendar.method()))
                .header("Content-Disposition", "inline; filename=\"visit.ics\"")
                .body(calendar.text().getBytes(StandardCharsets.UTF_8));
    }
}
