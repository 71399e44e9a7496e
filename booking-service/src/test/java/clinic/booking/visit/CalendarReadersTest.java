package clinic.booking.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import clinic.contracts.EmailAddress;
import clinic.contracts.calendar.VisitCalendar;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What programs that know nothing of us read in a visit's file: ical4j, khal and python's icalendar. The last two are
 * asked where they are installed.
 */
class CalendarReadersTest {

    private static final UUID VISIT = UUID.fromString("0199d2a0-7f00-7000-8000-00000000a001");
    private static final String SUMMARY =
            "Besök hos Videslätts rörelsemottagning; \\ en rad som är längre än sjuttiofem";
    private static final String PLACE = "Videslätt Torget, Torggatan 4, Videslätt";
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final Path KHAL = Path.of("/usr/bin/khal");

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "Scenario 26: ical4j finds nothing wrong, and the times, the UID, the SEQUENCE and the METHOD as meant")
    void ical4jReadsWhatWeMeant() throws Exception {
        Calendar published = new CalendarBuilder().build(new StringReader(visit("2026-06-23T06:15:00Z", 3, false)));
        assertThat(published.validate().hasErrors()).isFalse();
        VEvent event = published.<VEvent>getComponents("VEVENT").getFirst();
        assertThat(Instant.from(Objects.requireNonNull(event.<Temporal>getDateTimeStart())
                        .getDate()))
                .isEqualTo(Instant.parse("2026-06-23T06:15:00Z"));
        assertThat(value(event, "UID")).isEqualTo(VISIT.toString());
        assertThat(value(event, "SEQUENCE")).isEqualTo("3");
        assertThat(value(event, "SUMMARY")).isEqualTo(SUMMARY);
        assertThat(value(event, "LOCATION")).isEqualTo(PLACE);
        assertThat(Objects.requireNonNull(published.getMethod()).getValue()).isEqualTo("PUBLISH");

        Calendar cancelled = new CalendarBuilder().build(new StringReader(visit("2026-06-23T06:15:00Z", 4, true)));
        assertThat(cancelled.validate().hasErrors()).isFalse();
        assertThat(Objects.requireNonNull(cancelled.getMethod()).getValue()).isEqualTo("CANCEL");
        assertThat(value(cancelled.<VEvent>getComponents("VEVENT").getFirst(), "STATUS"))
                .isEqualTo("CANCELLED");
    }

    @Test
    @DisplayName("Scenario 26: khal shows a clinic's winter and summer morning at the same hour as the clinic")
    void khalShowsTheClinicsTime() throws Exception {
        assumeTrue(Files.isExecutable(KHAL), "khal is not installed: what it reads is not checked");
        Path settings = folder.resolve("khal.conf");
        Files.createDirectory(folder.resolve("calendar"));
        Files.writeString(settings, """
                [calendars]
                [[none]]
                path = %s
                [locale]
                local_timezone = Europe/Stockholm
                default_timezone = Europe/Stockholm
                timeformat = %%H:%%M
                dateformat = %%Y-%%m-%%d
                longdateformat = %%Y-%%m-%%d
                datetimeformat = %%Y-%%m-%%d %%H:%%M
                longdatetimeformat = %%Y-%%m-%%d %%H:%%M
                """.formatted(folder.resolve("calendar")));
        for (String[] morning : new String[][] {
            {"2026-06-23T06:15:00Z", "2026-06-23 08:15", "2026-06-23 09:00"},
            {"2026-11-23T07:15:00Z", "2026-11-23 08:15", "2026-11-23 09:00"}
        }) {
            Path file = file(visit(morning[0], 1, false));
            assertThat(said(
                            KHAL.toString(),
                            "-c",
                            settings.toString(),
                            "printics",
                            "--format",
                            "{start-long}|{end-long}|{location}|{uid}",
                            file.toString()))
                    .contains(morning[1] + "|" + morning[2] + "|" + PLACE + "|" + VISIT);
        }
    }

    @Test
    @DisplayName("Scenario 26: python's icalendar reads the same times, words and method")
    void pythonReadsTheSame() throws Exception {
        assumeTrue(
                Files.isExecutable(PYTHON) && ended(PYTHON.toString(), "-c", "import icalendar") == 0,
                "python3-icalendar is not installed: what it reads is not checked");
        Path file = file(visit("2026-11-23T07:15:00Z", 2, true));
        String program = """
                import icalendar, sys
                calendar = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
                event = calendar.walk('VEVENT')[0]
                for said in (calendar['METHOD'], event['UID'], event['SEQUENCE'], event['DTSTART'].dt.isoformat(),
                             event['DTEND'].dt.isoformat(), event['SUMMARY'], event['LOCATION']):
                    sys.stdout.buffer.write((str(said) + '\\n').encode('utf-8'))
                """;
        assertThat(said(PYTHON.toString(), "-c", program, file.toString()).lines())
                .containsExactly(
                        "CANCEL",
                        VISIT.toString(),
                        "2",
                        "2026-11-23T07:15:00+00:00",
                        "2026-11-23T08:00:00+00:00",
                        SUMMARY,
                        PLACE);
    }

    private static String visit(String start, int scheduleVersion, boolean cancelled) {
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
                        SUMMARY,
                        PLACE,
                        "Ring 08-465 004 10 om du får förhinder.",
                        null)
                .text();
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("visit.ics"), text);
    }

    private static String said(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("%s: %s", List.of(command), said).isZero();
        return said;
    }

    private static int ended(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
