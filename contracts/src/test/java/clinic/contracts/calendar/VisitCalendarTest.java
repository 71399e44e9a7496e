package clinic.contracts.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VisitCalendarTest {

    private static final UUID VISIT = UUID.fromString("0199d2a0-7f00-7000-8000-00000000a001");

    @Test
    void timesAreInUtcOnBothSidesOfTheSwitch() {
        // 08:15 in Stockholm, one hour from UTC in winter and two in summer
        assertThat(lines(visit("2026-11-23T07:15:00Z", 1, false)))
                .contains("DTSTART:20261123T071500Z", "DTEND:20261123T080000Z");
        assertThat(lines(visit("2026-06-23T06:15:00Z", 1, false))).contains("DTSTART:20260623T061500Z");
    }

    @Test
    @DisplayName("Scenario 26: a cancelled visit withdraws itself under the same UID with a higher SEQUENCE")
    void cancelledVisitWithdrawsItself() {
        assertThat(lines(visit("2026-11-23T07:15:00Z", 3, true)))
                .contains("METHOD:CANCEL", "STATUS:CANCELLED", "UID:" + VISIT, "SEQUENCE:3", "TRANSP:TRANSPARENT")
                .doesNotContain("METHOD:REQUEST", "METHOD:PUBLISH");
        assertThat(lines(visit("2026-11-23T07:15:00Z", 1, false)))
                .contains("METHOD:PUBLISH", "STATUS:CONFIRMED", "UID:" + VISIT, "SEQUENCE:1", "TRANSP:OPAQUE");
    }

    @Test
    @DisplayName("Scenario 26: what comes with a mail asks under the UID of the file, and is withdrawn by CANCEL")
    void mailedVisitIsRequestedAndWithdrawn() {
        assertThat(lines(visit("2026-11-23T07:15:00Z", 2, false, "eva@example.org")))
                .contains(
                        "METHOD:REQUEST",
                        "STATUS:CONFIRMED",
                        "UID:" + VISIT,
                        "SEQUENCE:2",
                        "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:eva@example.org");
        assertThat(lines(visit("2026-11-23T07:15:00Z", 3, true, "eva@example.org")))
                .contains("METHOD:CANCEL", "STATUS:CANCELLED", "UID:" + VISIT, "SEQUENCE:3")
                .doesNotContain("METHOD:REQUEST");
    }

    @Test
    @DisplayName("Scenario 26: no time zone table, so none of another city")
    void namesNoTimeZone() {
        assertThat(visit("2026-11-23T07:15:00Z", 1, false).text()).doesNotContain("VTIMEZONE", "TZID");
    }

    @Test
    void everyLineEndsWithCrlfAndHoldsAtMost75Octets() {
        String text = visit("2026-11-23T07:15:00Z", 1, false).text();
        assertThat(text).endsWith("END:VCALENDAR\r\n");
        assertThat(text.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        assertThat(text.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
    }

    @Test
    void foldingNeverSplitsACharacter() {
        String wide = "å€𝄞".repeat(60);
        String text = new ICalendarText().text("SUMMARY", wide).toString();
        assertThat(text.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        assertThat(text.replace("\r\n ", "")).isEqualTo("SUMMARY:" + wide + "\r\n");
    }

    @Test
    void textIsEscaped() {
        assertThat(new ICalendarText().text("LOCATION", "A, B; C\\D\r\nE").toString())
                .isEqualTo("LOCATION:A\\, B\\; C\\\\D\\nE\r\n");
    }

    @Test
    @DisplayName("Scenario 37: a line break in a name begins no property of its own")
    void valuesCannotAddLines() {
        String text = new ICalendarText()
                .line("ORGANIZER;CN=" + ICalendarText.quoted("A\"\r\nATTENDEE:x"), "mailto:a@b\r\nBEGIN:VALARM")
                .text("SUMMARY", "x\rATTENDEE:mailto:evil@example.org")
                .toString();
        assertThat(text.split("\r\n")).hasSize(2);
    }

    private static VisitCalendar visit(String start, int scheduleVersion, boolean cancelled) {
        return visit(start, scheduleVersion, cancelled, null);
    }

    private static VisitCalendar visit(
            String start, int scheduleVersion, boolean cancelled, @Nullable String attendee) {
        Instant from = Instant.parse(start);
        return new VisitCalendar(
                VISIT,
                scheduleVersion,
                cancelled,
                from,
                from.plusSeconds(45 * 60),
                Instant.parse("2026-11-01T12:00:00Z"),
                new EmailAddress("halsa@clinic.example"),
                "Videslätts rörelsemottagning",
                "Besök hos Videslätts rörelsemottagning",
                "Videslätt Torget, Torggatan 4, Videslätt",
                "Ring 08-465 004 10 om du får förhinder eller blir försenad. Välkommen!",
                attendee);
    }

    private static List<String> lines(VisitCalendar visit) {
        return List.of(visit.text().replace("\r\n ", "").split("\r\n"));
    }
}
