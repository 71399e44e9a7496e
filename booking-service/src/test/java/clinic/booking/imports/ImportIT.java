package clinic.booking.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.audit.Deed;
import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import clinic.booking.staff.StaffBrowser;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An admin brings patients over from another system, by forms alone. */
@RealBooking
class ImportIT {

    private static final String PAGE = "/staff/setup/import";
    private static final String HEADINGS = "Nr;Namn;Född;Mobil;E-post;Påminnelser\n";
    private static final String LARS = "17;Lars Öst;1985-04-12;070-174 06 05;;ja\n";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EmptyCalendar calendar;

    @Autowired
    private StandingClock clock;

    @Autowired
    private TransactionTemplate transaction;

    private StaffBrowser admin;

    @BeforeEach
    void signIn() {
        calendar.empty();
        jdbc.sql("TRUNCATE imports, origins, tasks CASCADE").update();
        admin = StaffBrowser.signedIn(port, "admin", "sv");
    }

    @AfterEach
    void asBefore() {
        calendar.empty();
        jdbc.sql("TRUNCATE imports, origins, tasks CASCADE").update();
    }

    @Test
    void patientsAreLaidUpLookedAtAndTakenIn() {
        long audited = brought();
        String page =
                lay(HEADINGS + LARS + "18;Åsa Öst;1990-01-31;;asa@example.org;\n;;1990-13-31;08-465 004 10;;kanske\n");
        assertThat(rows("patients")).as("a preview takes nothing in").isZero();
        String shown = admin.get(page).html();
        assertThat(shown)
                .contains("3 rader", "Lars Öst", "Åsa Öst", "Ny</span>", "Tas inte in</span>")
                .contains("Mobil: går inte att läsa som ett mobilnummer.", "Namn: saknas.")
                .contains("Samtycke: påminnelser: ska vara ja eller nej.");

        Page done = run(page);
        assertThat(done.html()).contains("Alla rader är lästa", "100 %", "3 av 3");
        assertThat(rows("patients")).isEqualTo(2);
        assertThat(jdbc.sql("SELECT text || ' ' || given_by FROM consents")
                        .query(String.class)
                        .list())
                .as("only what a column says, with who said it")
                .containsExactly("Påminnelser om besök, enligt Journalia. IMPORT");
        assertThat(rows("outbox WHERE type = 'booking.patient.recorded'")).isEqualTo(2);
        assertThat(brought()).isEqualTo(audited + 2);
        assertThat(jdbc.sql(
                                "SELECT deed FROM audit WHERE import_id IS NOT NULL AND patient_id IS NULL ORDER BY id DESC LIMIT 4")
                        .query(String.class)
                        .list())
                .contains(Deed.IMPORT_BEGUN.name(), Deed.IMPORT_LAID_UP.name(), Deed.IMPORT_SEEN.name());
        assertThat(rows("import_pieces"))
                .as("the file is gone once all of it is in")
                .isZero();
    }

    @Test
    @DisplayName("37: refused rows come out as they were, with why, and nothing in them runs in a spreadsheet")
    void refusedRowsAreTakenOutAndCorrected() {
        String page = lay(HEADINGS + "19;\"=HYPERLINK(\"\"x\"\")\";1985-04-12;+46 8 465 004 10;;ja\n" + LARS);
        run(page);
        String file = admin.get(page + "/refused.csv").html();
        assertThat(file)
                .startsWith("\uFEFFNr;Namn;Född;Mobil;E-post;Påminnelser;Rad;Varför den inte togs in")
                .contains("19;\"'=HYPERLINK(\"\"x\"\")\";1985-04-12;'+46 8 465 004 10;;ja;2;Mobil: ")
                .doesNotContain("Lars Öst");
        String corrected =
                file.replace("'+46 8 465 004 10", "'+46 70 174 06 06").replace("'=HYPERLINK(\"\"x\"\")", "Bo Öst");
        assertThat(run(lay(corrected)).html()).contains("Alla rader är lästa");
        assertThat(jdbc.sql("SELECT mobile FROM patients ORDER BY mobile")
                        .query(String.class)
                        .list())
                .containsExactly("+46701740605", "+46701740606");
    }

    @Test
    @DisplayName("38: whoever is erased is erased from the rows that were not taken in too, and nobody else is")
    void erasureGoesThroughRefusedRows() {
        String page = lay(HEADINGS
                + LARS
                + ";Lars Öst;1985-04-12;08-465 004 10;;ja\n"
                + ";L Öst;1999-13-01;0701740605;;ja\n"
                + ";Lars Öst;1990-01-31;08-465 004 10;;ja\n"
                + ";Bo Berg;1985-04-12;08-465 004 11;;ja\n");
        run(page);
        assertThat(rows("refused_rows")).isEqualTo(4);
        UUID lars = jdbc.sql("SELECT id FROM patients").query(UUID.class).single();
        String erasure = "/staff/patients/" + lars + "/erasure";
        admin.press(erasure, erasure, Map.of());
        assertThat(jdbc.sql("SELECT cells[2] || ' ' || cells[3] FROM refused_rows ORDER BY line")
                        .query(String.class)
                        .list())
                .containsExactly("Lars Öst 1990-01-31", "Bo Berg 1985-04-12");
    }

    @Test
    @DisplayName("18: a file that cannot go on holds up no other")
    void poisonedFileLetsOthersGoFirst() {
        jdbc.sql("CREATE FUNCTION refuse_poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                        + " IF NEW.name = 'Gift' THEN RAISE EXCEPTION 'poison'; END IF; RETURN NEW; END $$")
                .update();
        jdbc.sql("CREATE TRIGGER poison BEFORE INSERT ON patients FOR EACH ROW EXECUTE FUNCTION refuse_poison()")
                .update();
        try {
            String poisoned = lay(HEADINGS + ";Gift;1985-04-12;070-174 06 09;;\n");
            String good = lay(HEADINGS + LARS);
            admin.press(poisoned, poisoned + "/run", Map.of());
            admin.press(good, good + "/run", Map.of());
            await().atMost(Duration.ofSeconds(30)).until(() -> rows("patients") == 1);
            assertThat(rows("imports WHERE state = 'FINISHED'")).isOne();
            assertThat(rows("imports WHERE state = 'RUNNING' AND done = 0"))
                    .as("and is tried again")
                    .isOne();
        } finally {
            jdbc.sql("DROP FUNCTION refuse_poison CASCADE").update();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> rows("imports WHERE state = 'FINISHED'") == 2);
    }

    @Test
    void nothingIsMadeTwice() {
        String twice = HEADINGS
                + LARS
                // The very same row, without number and birth date.
                + ";Ada Nord;;;ada@example.org;\n;Ada Nord;;;ada@example.org;\n"
                // Known as who books again is: decision 8.
                + ";lars öst;19850412;0701740605;;\n";
        run(lay(twice));
        assertThat(rows("patients")).isEqualTo(2);
        run(lay(twice));
        run(lay(HEADINGS + "17;Lars Öst-Berg;1985-04-12;070-174 06 07;;\n"));
        assertThat(jdbc.sql("SELECT name || ' ' || coalesce(mobile, '') FROM patients ORDER BY name")
                        .query(String.class)
                        .list())
                .as("and nothing is written over")
                .containsExactly("Ada Nord ", "Lars Öst +46701740605");
        assertThat(refusals(HEADINGS + "17;Karin Väst;1999-09-09;070-174 06 08;;\n"))
                .containsExactly("NUMBER number-of-another");
        run(lay("Annat", HEADINGS + "17;Karin Väst;1999-09-09;070-174 06 08;;\n"));
        assertThat(rows("patients"))
                .as("another system gave the number to another")
                .isEqualTo(3);
    }

    @Test
    @DisplayName("38: an old file brings nobody back who was erased")
    void whoWasErasedStaysErased() {
        run(lay(HEADINGS + LARS));
        UUID lars = jdbc.sql("SELECT id FROM patients").query(UUID.class).single();
        assertThat(admin.press("/staff/patients/" + lars + "/erasure", "/staff/patients/" + lars + "/erasure", Map.of())
                        .status())
                .isEqualTo(303);
        assertThat(refusals(HEADINGS + LARS)).containsExactly("ROW erased");
        assertThat(refusals(HEADINGS + "17;Lars Ny;1985-04-12;070-174 06 09;;ja\n"))
                .containsExactly("ROW erased");
        assertThat(rows("patients WHERE erased_at IS NULL")).isZero();
    }

    @Test
    @DisplayName("38: a file that was laid up before the erasure and is taken in after it brings nobody back")
    void whoIsErasedMeanwhileStaysErased() {
        run(lay("Annat", HEADINGS + "91;Lars Öst;1985-04-12;070-174 06 05;lars@example.org;ja\n"));
        UUID lars = jdbc.sql("SELECT id FROM patients").query(UUID.class).single();
        String laidUp = lay(HEADINGS
                + LARS
                + "18;lars öst;1985-04-12;070-174 06 07;;ja\n"
                + "19;Lars Öst;;;lars@example.org;ja\n"
                + "20;Lars Öst;1990-01-31;070-174 06 05;;ja\n"
                + "21;Bo Berg;1985-04-12;070-174 06 05;;ja\n");
        String erasure = "/staff/patients/" + lars + "/erasure";
        admin.press(erasure, erasure, Map.of());
        run(laidUp);
        assertThat(jdbc.sql("SELECT name || ' ' || birth_date FROM patients WHERE erased_at IS NULL ORDER BY name")
                        .query(String.class)
                        .list())
                .as("who has no more than a name or a contact of theirs is somebody else")
                .containsExactly("Bo Berg 1985-04-12", "Lars Öst 1990-01-31");
        assertThat(jdbc.sql("SELECT faults[1] FROM refused_rows ORDER BY line")
                        .query(String.class)
                        .list())
                .containsExactly("ROW erased", "ROW erased", "ROW erased");
    }

    @Test
    @DisplayName("34: a personnummer comes along where the clinic asks for it, and is shown by no page of the import")
    void personnummerComesAlongWhereTheClinicAsksForIt() {
        String headings = "Nr;Namn;Personnummer;Mobil\n";
        String karin = "21;Karin Ek;19710402-2384;070-174 06 05\n";
        run(lay(headings + karin));
        assertThat(numbers()).as("nobody is asked").containsExactly("1971-04-02 –");
        jdbc.sql("TRUNCATE imports, origins, patients CASCADE").update();
        try {
            jdbc.sql("UPDATE treatments SET personnummer = 'OPTIONAL' WHERE code = 'back-and-leg'")
                    .update();
            String page = lay(headings
                    + karin
                    + "22;Bo Berg;19850412-2387;070-174 06 06\n"
                    + "23;Karin Ek;19710402-2392;070-174 06 05\n");
            assertThat(admin.get(page).html())
                    .contains("19710402-XXXX", "Personnummer: kontrollsiffran stämmer inte.")
                    .doesNotContain("2384", "2387", "2392");
            run(page);
            assertThat(numbers())
                    .as("another number is somebody else, until somebody has looked")
                    .containsExactly("1971-04-02 197104022384", "1971-04-02 197104022392");
            assertThat(rows("tasks WHERE kind = 'POSSIBLY_SAME'")).isOne();
            assertThat(admin.get(page + "/refused.csv").html())
                    .contains("22;Bo Berg;19850412-XXXX;070-174 06 06;3;Personnummer: kontrollsiffran")
                    .doesNotContain("2387");
            for (String kept : List.of("refused_rows", "outbox", "origins", "audit", "tasks")) {
                assertThat(rows(kept + " AS kept WHERE kept::text ~ '1971-?0402-?2384|19850412-?2387'"))
                        .as(kept)
                        .isZero();
            }
            assertThat(refusals(headings + "22;Bo Berg;19850412-XXXX;070-174 06 06\n"))
                    .as("what comes back without its last digits")
                    .containsExactly("PERSONNUMMER personnummer-unreadable");
        } finally {
            jdbc.sql("UPDATE treatments SET personnummer = 'NO'").update();
        }
    }

    private List<String> numbers() {
        return jdbc.sql("SELECT birth_date || ' ' || coalesce(personnummer, '–') FROM patients ORDER BY personnummer")
                .query((row, n) -> row.getString(1))
                .list();
    }

    @Test
    void whoMayBeKnownIsRecordedAndSomebodyLooks() {
        run(lay(HEADINGS + LARS + ";Lasse Öst;1985-04-12;070-174 06 05;;\n"));
        assertThat(rows("patients")).isEqualTo(2);
        assertThat(jdbc.sql("SELECT other.name FROM tasks JOIN patients other ON other.id = other_id"
                                + " WHERE kind = 'POSSIBLY_SAME'")
                        .query(String.class)
                        .list())
                .containsExactly("Lars Öst");
        assertThat(admin.get("/staff/tasks").html())
                .contains("Patienten är kanske redan känd", "/merge/")
                .doesNotContain("Lasse Öst");
    }

    @Test
    @DisplayName("36: a row that says so protects who is known, and none that does not opens them again")
    void whoIsKnownIsProtectedByARowThatSaysSo() {
        run(lay(HEADINGS + LARS + ";Ada Nord;1990-01-31;;ada@example.org;\n"));
        String marked = "Nr;Namn;Född;Mobil;E-post;Sekretessmarkering\n";
        // One is known by number, the other as who books again.
        run(lay(marked + "17;Lars Öst;1985-04-12;070-174 06 05;;ja\n;ada nord;1990-01-31;;ada@example.org;ja\n"));
        assertThat(protectedOnes()).containsExactlyInAnyOrder("Lars Öst true", "Ada Nord true");
        assertThat(rows("outbox WHERE (payload ->> 'protectedIdentity')::boolean"))
                .as("and whoever writes to them is told")
                .isEqualTo(2);
        assertThat(rows("audit WHERE deed = 'IDENTITY_PROTECTED' AND patient_id IN (SELECT id FROM patients)"))
                .isEqualTo(2);
        run(lay(marked + "17;Lars Öst;1985-04-12;070-174 06 05;;nej\n" + ";Ada Nord;1990-01-31;;ada@example.org;\n"));
        assertThat(protectedOnes())
                .as("the stricter word stays")
                .containsExactlyInAnyOrder("Lars Öst true", "Ada Nord true");
    }

    @Test
    @DisplayName("36: whoever may be a protected patient comes in protected, and somebody looks")
    void whoMayBeProtectedComesInProtected() {
        run(lay(HEADINGS + LARS));
        UUID lars = jdbc.sql("SELECT id FROM patients").query(UUID.class).single();
        jdbc.sql("UPDATE patients SET protected_identity = true").update();
        jdbc.sql("INSERT INTO further_contacts (id, patient_id, mobile, added_at) VALUES (?, ?, '+46701740690', now())")
                .params(UUID.randomUUID(), lars)
                .update();
        run(lay("Nr;Namn;Född;Mobil;E-post;Sekretessmarkering\n"
                + ";lars ost;1985-04-12;070-174 06 11;;\n"
                + ";Lars Öst;;070-174 06 05;;\n"
                + ";Lars Öst;;070-174 06 90;;\n"
                + ";Nils Öst;2010-06-12;070-174 06 05;;\n"
                + ";Ada Nord;1990-01-31;070-174 06 12;;ja\n"
                + ";Ada Nord;1990-01-31;070-174 06 13;;\n"));
        assertThat(protectedOnes())
                .as("a child that is reached at the same number is somebody else")
                .containsExactlyInAnyOrder(
                        "Lars Öst true",
                        "lars ost true",
                        "Lars Öst true",
                        "Lars Öst true",
                        "Nils Öst false",
                        "Ada Nord true",
                        "Ada Nord true");
        assertThat(rows("outbox WHERE (payload ->> 'protectedIdentity')::boolean"))
                .as("what others are told from the first word on")
                .isEqualTo(5);
        assertThat(rows("tasks WHERE kind = 'POSSIBLY_SAME'")).isEqualTo(4);
        run(lay("Nr;Namn;Född;Mobil;E-post;Sekretessmarkering\n;Nils Öst;2010-06-12;070-174 06 14;;ja\n"));
        assertThat(rows("tasks WHERE kind = 'POSSIBLY_SAME'"))
                .as("an open record of somebody who must not be found")
                .isEqualTo(5);
    }

    private List<String> protectedOnes() {
        return jdbc.sql("SELECT name || ' ' || protected_identity FROM patients")
                .query((row, n) -> row.getString(1))
                .list();
    }

    @Test
    void pageOfAnImportThatRunsTellsItsScript() {
        String page = lay(HEADINGS + LARS);
        Map<String, List<String>> form =
                Map.of("_csrf", List.of(admin.get(page).values("_csrf").getFirst()));
        transaction.executeWithoutResult(nobodyIsRecorded -> {
            jdbc.sql("LOCK TABLE patients IN EXCLUSIVE MODE").update();
            admin.post(page + "/run", form);
            assertThat(admin.get(page).html())
                    .contains("data-running", "/js/import.js")
                    .as("it is there before the end is told, else nobody hears of it")
                    .contains("role=\"status\" id=\"end\"></div>")
                    .as("what is shown anew each second, beside which nothing is")
                    .containsPattern("<b [^>]*data-figures>")
                    .containsPattern("data-figures>\\s*<dl");
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> rows("imports WHERE state = 'RUNNING'") == 0);
        assertThat(admin.get(page).html()).doesNotContain("data-running", "/js/import.js");
    }

    @Test
    void formAndColumnsAreCorrectedAndRemembered() {
        byte[] file = "Kallas,Nås på\nÅke Öst,0701740605\n".getBytes(Charset.forName("windows-1252"));
        String page = lay("Journalia", file);
        assertThat(admin.get(page).html()).contains("Åke Öst", "Välj kolumn innan filen kan tas in");
        assertThat(admin.press(page, page + "/run", Map.of()).status()).isEqualTo(303);
        assertThat(rows("imports WHERE state = 'READY'"))
                .as("nothing runs without a name")
                .isEqualTo(1);

        admin.press(page, page + "/columns", Map.of("NAME", "0", "MOBILE", "1", "EMAIL", "7"));
        assertThat(admin.get(page).html()).doesNotContain("Välj kolumn").contains("Ny</span>");
        admin.press(page, page + "/form", Map.of("letters", "WINDOWS_1252", "separator", "TAB"));
        assertThat(admin.get(page).html()).contains("Kallas,Nås på");
        assertThat(admin.get(lay("Journalia", file)).html()).contains("Välj kolumn");

        page = lay("Journalia", file);
        admin.press(page, page + "/columns", Map.of("NAME", "0", "MOBILE", "1"));
        String next = lay("Journalia", "Nås på,Kallas\n0701740606,Bo Öst\n".getBytes(StandardCharsets.UTF_8));
        run(next);
        assertThat(jdbc.sql("SELECT name FROM patients").query(String.class).list())
                .containsExactly("Bo Öst");
    }

    @Test
    void whatIsNoFileOfRowsIsRefusedInWords() {
        assertThat(upload("Journalia", new byte[] {'P', 'K', 3, 4, 0, 0, 0}).html())
                .contains("Spara arket som CSV");
        assertThat(upload("Journalia", new byte[0]).html()).contains("Välj en fil.");
        assertThat(upload(" ", LARS.getBytes(StandardCharsets.UTF_8)).html()).contains("Skriv vilket system");
        assertThat(rows("imports")).isZero();
        Page tooLarge = upload("Journalia", new byte[21 * 1024 * 1024]);
        assertThat(tooLarge.location()).isEqualTo(PAGE + "?too-large");
        assertThat(admin.get(PAGE + "?too-large").html()).contains("Filen är större än 20 MB");
    }

    @Test
    @DisplayName("36, 39: only an admin's file is read, and only where files are taken")
    void nobodyElsesFileIsRead() {
        byte[] file = (HEADINGS + LARS).getBytes(StandardCharsets.UTF_8);
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        assertThat(reception
                        .upload("/staff", PAGE, Map.of("kind", "PATIENTS", "system", "x"), "f.csv", file)
                        .status())
                .isEqualTo(403);
        Browser stranger = new Browser(port);
        assertThat(stranger.upload(PAGE, Map.of("kind", List.of("PATIENTS")), "file", "f.csv", file)
                        .location())
                .startsWith("/sign-in");
        assertThat(stranger.upload("/book/details", Map.of(), "file", "f.csv", file)
                        .status())
                .isEqualTo(415);
        assertThat(stranger.upload("/api/appointments", Map.of(), "file", "f.csv", file)
                        .status())
                .isEqualTo(415);
        assertThat(admin.upload(PAGE, "/staff/setup/locations/new", Map.of(), "f.csv", file)
                        .status())
                .isEqualTo(415);
        for (String page : List.of("/book/details", "/staff/setup/staff")) {
            assertThat(stranger.send(page, "Multipart/Form-Data; boundary=x", "--x--\r\n")
                            .status())
                    .as("by capital letters into %s", page)
                    .isEqualTo(415);
        }
        assertThat(rows("imports")).isZero();
    }

    private List<String> refusals(String file) {
        String page = lay(file);
        run(page);
        return jdbc.sql("SELECT unnest(faults) FROM refused_rows WHERE import_id = ?::uuid")
                .param(page.substring(page.lastIndexOf('/') + 1))
                .query((row, n) -> row.getString(1))
                .list();
    }

    private Page run(String page) {
        assertThat(admin.press(page, page + "/run", Map.of()).location()).isEqualTo(page);
        await().atMost(Duration.ofSeconds(20)).until(() -> rows("imports WHERE state = 'RUNNING'") == 0);
        return admin.get(page);
    }

    private String lay(String file) {
        return lay("Journalia", file);
    }

    private String lay(String system, String file) {
        return lay(system, file.getBytes(StandardCharsets.UTF_8));
    }

    private String lay(String system, byte[] file) {
        // Which file came last is told by when it came.
        clock.forward(Duration.ofSeconds(1));
        Page answer = upload(system, file);
        assertThat(answer.location()).as(answer.html()).startsWith(PAGE + "/");
        return answer.location();
    }

    private Page upload(String system, byte[] file) {
        return admin.upload(PAGE, PAGE, Map.of("kind", "PATIENTS", "system", system), "patienter.csv", file);
    }

    private long brought() {
        return rows("audit WHERE deed = 'BROUGHT_IN'");
    }

    private long rows(String table) {
        return calendar.count(table);
    }
}
