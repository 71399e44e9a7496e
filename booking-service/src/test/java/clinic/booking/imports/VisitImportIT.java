package clinic.booking.imports;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.Aftermath;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.audit.Who;
import clinic.booking.imports.Import.Counts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Visits that another system knew; the clinic's time is guarded as ever. */
@RealBooking
class VisitImportIT {

    private static final String HEADINGS = "Besöksid;Nr;Behandlare;Behandling;Mottagning;Start;Minuter;Status\n";

    @Autowired
    private EmptyCalendar calendar;

    @Autowired
    private Aftermath aftermath;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LayUp layingUp;

    @Autowired
    private HandleImport handling;

    @Autowired
    private RunImports running;

    @Autowired
    private Imports imports;

    private String whom = "";

    @BeforeEach
    void patientsAreThere() throws IOException {
        empty();
        // Somebody who gives something somewhere without a room.
        whom = jdbc.sql("""
                SELECT p.name || ';' || t.name_sv || ';' || l.name FROM offers o
                  JOIN practitioners p ON p.id = o.practitioner_id JOIN treatments t ON t.id = o.treatment_id
                  JOIN locations l ON l.id = o.location_id
                 ORDER BY EXISTS (SELECT FROM needs n WHERE n.treatment_id = t.id), p.name, t.code LIMIT 1""").query(String.class).single();
        takeIn(
                Kind.PATIENTS,
                "Nr;Namn;Född;Mobil\n1;Lars Öst;1985-04-12;0701740605\n2;Åsa Öst;1990-01-31;0701740606\n");
        jdbc.sql("TRUNCATE outbox").update();
    }

    @AfterEach
    void empty() {
        calendar.empty();
        jdbc.sql("TRUNCATE imports, origins, tasks CASCADE").update();
    }

    @Test
    void visitsToComeAreBookedAndThoseThatWereAreHistory() throws IOException {
        Counts counts = takeIn(
                Kind.VISITS,
                HEADINGS
                        + row("a", 1, "2026-12-01 09:30", "45", "bokad")
                        + row("b", 1, "2026-11-02 09:30", "45", "")
                        + row("c", 2, "2026-11-02 11:00", "45", "uteblev")
                        + row("d", 2, "2026-12-01 09:30", "45", "avbokad"));
        assertThat(counts).isEqualTo(new Counts(4, 4, 4, 0, 0, 0));
        assertThat(states()).containsExactly("COMPLETED", "NO_SHOW", "BOOKED", "CANCELLED");
        assertThat(calendar.count("taken_time WHERE visit IS NOT NULL"))
                .as("what was cancelled takes nobody's time")
                .isEqualTo(3);
        assertThat(jdbc.sql("SELECT type || ' ' || (payload ->> 'imported') FROM outbox")
                        .query(String.class)
                        .list())
                .as("of history nobody is told, and nobody confirms what was agreed on elsewhere")
                .containsExactly("booking.appointment.booked true");
        aftermath.begin();
        aftermath.isSound();
    }

    @Test
    @DisplayName("1: nothing overlaps: a clash is a refused row")
    void clashIsARefusedRow() throws IOException {
        String rows = HEADINGS
                + row("a", 1, "2026-12-01 09:30", "45", "")
                + row("b", 2, "2026-12-01 10:00", "45", "")
                + row("c", 2, "2026-11-02 09:30", "45", "")
                + row("d", 1, "2026-11-02 09:45", "15", "genomförd");
        assertThat(takeIn(Kind.VISITS, rows)).isEqualTo(new Counts(4, 4, 2, 0, 0, 2));
        assertThat(faults()).containsExactly("ROW closed-visit", "ROW closed-visit");
        aftermath.begin();
        aftermath.isSound();
    }

    @Test
    void visitIsMadeOnceByItsNumberAndByWhoseItIs() throws IOException {
        String rows = HEADINGS + row("a", 1, "2026-12-01 09:30", "45", "") + row("", 1, "2026-12-02 09:30", "45", "");
        takeIn(Kind.VISITS, rows);
        assertThat(takeIn(Kind.VISITS, rows)).isEqualTo(new Counts(2, 2, 0, 0, 2, 0));
        assertThat(takeIn(
                        Kind.VISITS,
                        HEADINGS
                                + row("a", 1, "2026-12-03 09:30", "45", "")
                                + row("z", 1, "2026-12-02 09:30", "60", "bokad")))
                .as("moved there after it was taken over, or told in other words")
                .isEqualTo(new Counts(2, 2, 0, 0, 2, 0));
        assertThat(calendar.count("appointments")).isEqualTo(2);
    }

    @Test
    void rowThatCannotBeTakenInSaysWhy() throws IOException {
        takeIn(
                Kind.VISITS,
                HEADINGS
                        + row("a", 9, "2026-12-01 09:30", "45", "")
                        + "b;1;Ingen Alls;Massage;Torget;2026-12-01 09:30;45;\n"
                        + row("c", 1, "2027-03-28 02:30", "45", "")
                        + row("d", 1, "2026-12-01 09:30", "45", "uteblev"));
        assertThat(faults())
                .containsExactly(
                        "NUMBER unknown-patient",
                        "TREATMENT unknown",
                        "PRACTITIONER unknown",
                        "LOCATION unknown",
                        "START start-skipped",
                        "STATUS status-impossible");
    }

    @Test
    void importedVisitIsAVisitLikeAnyOther() throws IOException {
        takeIn(Kind.VISITS, HEADINGS + row("a", 1, "2026-12-01 09:30", "45", ""));
        UUID visit = jdbc.sql("SELECT id FROM appointments").query(UUID.class).single();
        assertThat(jdbc.sql("SELECT deed FROM audit WHERE appointment_id = ?")
                        .param(visit)
                        .query(String.class)
                        .list())
                .containsExactly("BROUGHT_IN");
        assertThat(jdbc.sql("SELECT schedule_version FROM appointments")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private String row(String id, int patient, String start, String minutes, String status) {
        return "%s;%d;%s;%s;%s;%s\n".formatted(id, patient, whom, start, minutes, status);
    }

    private Counts takeIn(Kind kind, String file) throws IOException {
        Who admin = Who.staff(jdbc.sql("SELECT id FROM staff_account WHERE name = 'admin'")
                .query(UUID.class)
                .single());
        UUID id = layingUp.layUp(
                kind, "Journalia", "f.csv", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), admin);
        handling.begin(id, admin);
        running.run();
        return imports.find(id).orElseThrow().counts();
    }

    private List<String> states() {
        return jdbc.sql("SELECT state FROM appointments ORDER BY starts_at, state")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private List<String> faults() {
        return jdbc.sql("SELECT unnest(faults) FROM refused_rows ORDER BY line")
                .query((row, n) -> row.getString(1))
                .list();
    }
}
