package clinic.booking.visit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * One visit as an iCalendar file (RFC 5545) for the patient's own calendar. Times are in UTC, which needs no time
 * zone table; the visit's id is the stable UID and its schedule version the SEQUENCE, so that a calendar replaces
 * what it had. Other people see calendars: nothing here says what the visit is about, nor opens it.
 *
 * @param made when this file was made
 * @param organizer the clinic's e-mail address
 */
record VisitCalendar(
        UUID visit,
        int scheduleVersion,
        boolean cancelled,
        Instant start,
        Instant end,
        Instant made,
        String organizer,
        String clinic,
        String summary,
        String place,
        String description) {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** RFC 5546: a visit is published, and withdrawn by CANCEL; REQUEST would ask the patient for an answer. */
    String method() {
        return cancelled ? "CANCEL" : "PUBLISH";
    }

    String text() {
        return new ICalendarText()
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
                .line("ORGANIZER;CN=" + ICalendarText.quoted(clinic), "mailto:" + organizer)
                .line("STATUS", cancelled ? "CANCELLED" : "CONFIRMED")
                .line("CLASS", "PRIVATE")
                .line("TRANSP", cancelled ? "TRANSPARENT" : "OPAQUE")
                .line("END", "VEVENT")
                .line("END", "VCALENDAR")
                .toString();
    }
}
