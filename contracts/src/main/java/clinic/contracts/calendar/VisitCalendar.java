package clinic.contracts.calendar;

import clinic.contracts.EmailAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One visit as an iCalendar file (RFC 5545) for the patient's own calendar, the same whether it is fetched from our pages
 * or comes with a mail. Times are in UTC, which needs no time zone table; the visit's id is the stable UID and its
 * schedule version the SEQUENCE, so that a calendar replaces what it had. Other people see calendars: nothing here says
 * what the visit is about, nor opens it.
 *
 * @param made when this file was made
 * @param organizer where the clinic writes from
 * @param attendee whom it is sent to (RFC 6047); null for a file that a patient fetches
 */
public record VisitCalendar(
        UUID visit,
        int scheduleVersion,
        boolean cancelled,
        Instant start,
        Instant end,
        Instant made,
        EmailAddress organizer,
        String clinic,
        String summary,
        String place,
        String description,
        @Nullable String attendee) {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** The same for somebody who gets it by mail. */
    public VisitCalendar sentTo(String address) {
        return new VisitCalendar(
                visit,
                scheduleVersion,
                cancelled,
                start,
                end,
                made,
                organizer,
                clinic,
                summary,
                place,
                description,
                address);
    }

    /** RFC 5546: a file is published; a mail requests, or no calendar takes it in; both are withdrawn by CANCEL. */
    public String method() {
        return cancelled ? "CANCEL" : attendee == null ? "PUBLISH" : "REQUEST";
    }

    /** The file. */
    public String text() {
        ICalendarText text = new ICalendarText()
                .line("BEGIN", "VCALENDAR")
                .line("VERSION", "2.0")
                .line("PRODID", "-//clinic//booking//EN")
                .line("METHOD", method())
                .line("BEGIN", "VEVENT")
                .line("UID", visit.toString())
                .line("SEQUENCE", Integer.toString(scheduleVersion))
                .line("DTSTAMP", UTC.format(made))
                .line("DTSTART", UTC.format(start))
                .line("DTEND", UTC.format(end))
                .text("SUMMARY", summary)
                .text("LOCATION", place)
                .text("DESCRIPTION", description)
                .line("ORGANIZER;CN=" + ICalendarText.quoted(clinic), "mailto:" + organizer.text());
        if (attendee != null) {
            // Already agreed: the patient booked it. Nobody at the clinic reads a calendar's answers.
            text.line("ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE", "mailto:" + attendee);
        }
        return text.line("STATUS", cancelled ? "CANCELLED" : "CONFIRMED")
                .line("CLASS", "PRIVATE")
                .line("TRANSP", cancelled ? "TRANSPARENT" : "OPAQUE")
                .line("END", "VEVENT")
                .line("END", "VCALENDAR")
                .toString();
    }
}
