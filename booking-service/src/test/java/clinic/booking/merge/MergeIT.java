package clinic.booking.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.booking.AtOnce;
import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.appointment.ManagedAppointments;
import clinic.booking.audit.Who;
import clinic.booking.merge.MergePatients.Decision;
import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import clinic.booking.patient.NotOne;
import clinic.booking.patient.ProtectIdentity;
import clinic.booking.signin.StaffMember;
import clinic.booking.staff.StaffBrowser;
import clinic.contracts.Events;
import clinic.contracts.booking.PatientMerged;
import clinic.contracts.booking.StaffRole;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Åsa booked twice, with another number the second time: {@code first} is kept, {@code second} becomes a pointer. */
@RealBooking
class MergeIT {

    @LocalServerPort
    private int port;

    @Autowired
    private BookingClient client;

    @Autowired
    private EmptyCalendar calendar;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ManagedAppointments managed;

    @Autowired
    private MergePatients merging;

    @Autowired
    private ProtectIdentity identities;

    private final StaffMember reception =
            new StaffMember(UUID.randomUUID(), "reception", 1, Set.of(StaffRole.RECEPTIONIST), null);
    private final StaffMember admin = new StaffMember(UUID.randomUUID(), "admin", 1, Set.of(StaffRole.ADMIN), null);

    private Register register;
    private Answer firstVisit;
    private Answer secondVisit;
    private UUID first = new UUID(0, 0);
    private UUID second = new UUID(0, 0);

    @BeforeEach
    void twoRecordsOfOnePatient() {
        calendar.empty();
        register = new Register(client, jdbc);
        jdbc.sql("DELETE FROM tasks").update();
        firstVisit =
                register.book("Åsa Löfgren", "070-174 06 05", "2026-11-24T10:00:00+01:00", "reminders", "follow-ups");
        secondVisit = register.book("Åsa Löfgren", "070-174 06 06", "2026-11-25T10:00:00+01:00", "reminders");
        first = register.patientOf(firstVisit);
        second = register.patientOf(secondVisit);
        assertThat(first).isNotEqualTo(second);
    }

    private List<String> words(String query) {
        return jdbc.sql(query).query((row, n) -> row.getString(1)).list();
    }

    /** Tables in which the id still stands as that of a patient; also in one that is yet to come. */
    private List<String> whereItStands(UUID patient) {
        return jdbc
                .sql(
                        "SELECT table_name || ' ' || column_name AS place FROM information_schema.columns WHERE table_schema ="
                                + " current_schema() AND column_name IN ('patient_id', 'other_id') AND table_name <> 'audit'")
                .query((row, n) -> row.getString("place"))
                .list()
                .stream()
                .filter(place ->
                        calendar.count(place.split(" ")[0] + " WHERE " + place.split(" ")[1] + " = '" + patient + "'")
                                > 0)
                .toList();
    }

    private void refused(NotOne.Why why, Runnable merge) {
        assertThatThrownBy(merge::run)
                .isInstanceOfSatisfying(
                        NotOne.class, refused -> assertThat(refused.why()).isEqualTo(why));
    }

    @Test
    void fromTheTaskToOneRecordWithBothHistories() {
        StaffBrowser desk = StaffBrowser.signedIn(port, "reception", "sv");
        Page board = desk.get("/staff/tasks");
        String page = board.links("/merge/").getFirst();
        assertThat(page).isEqualTo("/staff/patients/" + second + "/merge/" + first);
        assertThat(board.html()).as("the task names nobody").doesNotContain("Löfgren");
        assertThat(whereItStands(second))
                .contains("appointments patient_id", "consents patient_id", "tasks patient_id");

        Page form = desk.get(page);
        assertThat(form.html())
                .contains("070-174 06 05", "070-174 06 06", "Skiljer sig")
                .doesNotContain("??");
        Page unsaid = desk.press(page, page, typed(form, ""));
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(unsaid.html())
                .contains("<title>Fel: ", "<a href=\"#reason\">Skriv varför</a>")
                .contains("aria-describedby=\"reason-hint reason-error\" aria-invalid=\"true\"");
        assertThat(calendar.count("patients WHERE merged_into IS NOT NULL")).isZero();
        Page merged = desk.press(page, page, typed(form, "Ringde och hade bytt nummer."));
        assertThat(merged.location()).isEqualTo("/staff/patients/" + first);
        assertThat(desk.press(page, page, typed(form, "Igen.")).location())
                .as("a double click")
                .isEqualTo("/staff/patients/" + first);

        assertThat(whereItStands(second)).isEmpty();
        assertThat(register.patientOf(secondVisit)).isEqualTo(first);
        assertThat(client.show(secondVisit).status())
                .as("the link that was sent")
                .isEqualTo(200);
        assertThat(words("SELECT mobile FROM patients WHERE merged_into IS NULL"))
                .containsExactly("+46701740606");
        assertThat(words("SELECT mobile FROM further_contacts")).containsExactly("+46701740605");
        assertThat(words("SELECT DISTINCT purpose FROM consents WHERE withdrawn_at IS NULL"))
                .as("follow-ups were agreed to in one of them")
                .containsExactly("REMINDERS");
        UUID ofSecond = UUID.fromString(secondVisit.text("id"));
        assertThat(new Browser(port)
                        .get("/appointments/"
                                + managed.tokens(List.of(ofSecond)).get(ofSecond) + "/messages?lang=sv")
                        .html())
                .as("it was not the patient who took it back")
                .contains("när vi slog ihop två poster om dig. Du kan säga ja igen.")
                .doesNotContain("Du tog tillbaka");
        assertThat(words("SELECT state FROM (SELECT CASE WHEN closed_at IS NULL THEN 'open' ELSE 'closed' END AS state"
                        + " FROM tasks) AS all_of_them"))
                .containsExactly("closed");
        assertThat(desk.get("/staff/patients/" + second + "/contacts").location())
                .as("the address of the pointer leads on")
                .endsWith("/staff/patients/" + first + "/contacts");
        assertThat(desk.press("/staff/patients", "/staff/patients", Map.of("q", "löfgren"))
                        .links("/staff/patients/"))
                .filteredOn(link -> link.length() == "/staff/patients/".length() + 36)
                .containsExactly("/staff/patients/" + first);
        assertThat(desk.press("/staff/patients", "/staff/patients", Map.of("q", "070-174 06 05"))
                        .html())
                .as("by a further contact")
                .contains("/staff/patients/" + first);
        assertThat(desk.get("/staff/patients/" + first + "/extract").html())
                .contains("24 november 2026", "25 november 2026", "Tidigare poster", "Slog ihop två poster");
        assertThat(desk.get("/staff/patients/" + first).html()).contains("Ringde och hade bytt nummer.");
    }

    @Test
    void whatOnlyTheOtherRecordAgreedToIsNotAgreedTo() {
        merging.merge(register.decision(second, first), reception);
        assertThat(words("SELECT DISTINCT purpose FROM consents WHERE withdrawn_at IS NULL"))
                .as("follow-ups were agreed to in the record that points now")
                .containsExactly("REMINDERS");
    }

    private Map<String, String> typed(Page form, String reason) {
        return Map.of(
                "seen", form.values("seen").getFirst(),
                "otherSeen", form.values("otherSeen").getFirst(),
                "keep", first.toString(),
                "name", first.toString(),
                "birthDate", first.toString(),
                "contacts", second.toString(),
                "language", first.toString(),
                "reason", reason);
    }

    @Test
    void whoeverWritesToPatientsIsToldOnceOfThePointerAndOfWhatWasChosen() {
        merging.merge(register.decision(first, second), reception);
        merging.merge(register.decision(first, second), reception);
        List<String> events = words("SELECT payload::text FROM outbox WHERE type = 'booking.patient.merged'");
        assertThat(events).hasSize(1);
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Events.schema(PatientMerged.class), InputFormat.JSON)
                        .validate(events.getFirst(), InputFormat.JSON))
                .isEmpty();
        assertThat(words("SELECT key || ' ' || (payload->>'into') || ' ' || (payload->>'intoVersion') FROM outbox"
                        + " WHERE type = 'booking.patient.merged'"))
                .containsExactly(second + " " + first + " " + register.revision(first));
        assertThat(words("SELECT payload->>'version' FROM outbox WHERE type = 'booking.patient.recorded' AND key = '"
                        + first + "' ORDER BY id DESC LIMIT 1"))
                .containsExactly(String.valueOf(register.revision(first)));
        assertThat(calendar.count("audit WHERE deed = 'MERGED' AND patient_id IN ('" + first + "', '" + second + "')"))
                .isEqualTo(2);
    }

    @Test
    @DisplayName("1: many merge one pair at once, in both directions: it is merged once")
    void oneWins() throws Exception {
        List<Callable<String>> calls = new ArrayList<>();
        Decision one = register.decision(first, second);
        Decision back = register.decision(second, first);
        for (int n = 0; n < 12; n++) {
            Decision mine = n % 2 == 0 ? one : back;
            calls.add(() -> {
                try {
                    merging.merge(mine, reception);
                    return "merged into " + mine.kept();
                } catch (NotOne refused) {
                    return refused.why().name();
                }
            });
        }
        List<String> answers = AtOnce.all(calls);
        assertThat(words("SELECT type FROM outbox WHERE type = 'booking.patient.merged'"))
                .hasSize(1);
        assertThat(calendar.count("patients WHERE merged_into IS NOT NULL")).isOne();
        assertThat(calendar.count("patients WHERE merged_into IS NULL")).isOne();
        assertThat(answers).filteredOn("ALREADY_MERGED"::equals).hasSize(6);
        assertThat(answers)
                .filteredOn(answer -> answer.startsWith("merged into"))
                .hasSize(6)
                .containsOnly("merged into "
                        + words("SELECT merged_into::text FROM patients WHERE merged_into IS NOT NULL")
                                .getFirst());
    }

    @Test
    @DisplayName("1: who books while their records are merged has each visit under the record that is kept")
    void noVisitIsLeftWithThePointer() throws Exception {
        List<Callable<Integer>> calls = new ArrayList<>();
        Decision decision = register.decision(first, second);
        for (String hour : List.of("08", "09", "11", "13")) {
            for (String mobile : List.of("070-174 06 05", "070-174 06 06")) {
                String start = "2026-11-%sT%s:00:00+01:00".formatted(mobile.endsWith("5") ? "26" : "27", hour);
                ObjectNode booking = register.booking("Åsa Löfgren", mobile, start, "reminders");
                calls.add(() -> client.book(booking).status());
            }
        }
        calls.add(4, () -> {
            try {
                merging.merge(decision, reception);
                return 200;
            } catch (NotOne changed) {
                assertThat(changed.why()).isEqualTo(NotOne.Why.CHANGED_MEANWHILE);
                merging.merge(register.decision(first, second), reception);
                return 200;
            }
        });
        List<Integer> answers = AtOnce.all(calls);
        long booked = answers.stream().filter(status -> status == 201).count();
        assertThat(booked).isPositive();
        assertThat(calendar.count("appointments")).isEqualTo(2 + booked);
        assertThat(calendar.count(
                        "appointments JOIN patients ON patients.id = patient_id WHERE merged_into IS NOT NULL"))
                .isZero();
        assertThat(whereItStands(second)).isEmpty();
        assertThat(words("SELECT type FROM outbox WHERE type = 'booking.patient.merged'"))
                .hasSize(1);
    }

    @Test
    void whatMayNotBeIsRefusedByName() {
        refused(NotOne.Why.SAME_RECORD, () -> merging.merge(register.decision(first, first), reception));
        refused(
                NotOne.Why.REASON_MISSING,
                () -> merging.merge(
                        new Decision(
                                first,
                                second,
                                Register.OF_THE_KEPT,
                                register.revision(first),
                                register.revision(second),
                                " "),
                        reception));
        refused(
                NotOne.Why.CHANGED_MEANWHILE,
                () -> merging.merge(
                        new Decision(
                                first,
                                second,
                                Register.OF_THE_KEPT,
                                register.revision(first),
                                register.revision(second) + 1,
                                "Samma."),
                        reception));
        UUID third = register.patientOf(register.book("Bo Berg", "070-174 06 07", "2026-11-26T10:00:00+01:00"));
        merging.merge(register.decision(first, second), reception);
        refused(NotOne.Why.ALREADY_MERGED, () -> merging.merge(register.decision(third, second), reception));
        refused(NotOne.Why.ALREADY_MERGED, () -> merging.merge(register.decision(second, third), reception));
        assertThat(calendar.count("patients WHERE merged_into IS NOT NULL")).isOne();

        merging.merge(register.decision(third, first), reception);
        assertThat(words("SELECT DISTINCT merged_into::text FROM patients WHERE merged_into IS NOT NULL"))
                .as("all point to the last")
                .containsExactly(third.toString());
    }

    @Test
    @DisplayName("36: with a protected identity only an admin merges, and it stays protected")
    void protectedIdentityIsAnAdminsToMerge() {
        identities.protect(second, true, Who.staff(admin.id()));
        refused(NotOne.Why.PROTECTED_IDENTITY, () -> merging.merge(register.decision(first, second), reception));
        assertThat(calendar.count("patients WHERE merged_into IS NOT NULL")).isZero();
        merging.merge(register.decision(first, second), admin);
        assertThat(calendar.count("patients WHERE id = '" + first + "' AND protected_identity"))
                .isOne();
        // Somebody else's patient.
        jdbc.sql("UPDATE appointments SET practitioner_id = ?")
                .param(client.practitioner("Johan Berg"))
                .update();
        StaffBrowser practitioner = StaffBrowser.signedIn(port, "anna", "sv");
        for (String address : List.of(second.toString(), second.toString().replaceFirst("^0", ""))) {
            Page shown = practitioner.get("/staff/patients/" + address);
            String html =
                    shown.status() == 302 ? practitioner.get(shown.location()).html() : shown.html();
            assertThat(html).as(address).doesNotContain("Löfgren", "070-174");
        }
    }

    @Test
    void whatWasOpenBeforeTheMergeFindsTheRecordThatIsKept() {
        StaffBrowser desk = StaffBrowser.signedIn(port, "reception", "sv");
        String contacts = "/staff/patients/" + second + "/contacts";
        String form = "/staff/patients/" + first + "/contacts";
        merging.merge(register.decision(first, second), reception);
        assertThat(desk.press(form, contacts, Map.of("whose", "Dottern", "mobile", "070-174 06 44", "email", ""))
                        .status())
                .isEqualTo(303);
        assertThat(words("SELECT mobile FROM further_contacts WHERE patient_id = '" + first + "'"))
                .contains("+46701740644");
        Page late = desk.press(form, "/staff/patients/" + first + "/merge/" + second + "/not-the-same", Map.of());
        assertThat(late.status()).isEqualTo(409);
        assertThat(calendar.count("tasks WHERE other_id = '" + second + "'")).isZero();
        assertThat(desk.get("/staff/patients/" + "x".repeat(36)).status()).isIn(400, 404);
    }

    @Test
    void ofTwoPeopleItIsAskedOnceAndForGood() {
        String pair = "tasks WHERE kind = 'POSSIBLY_SAME'";
        assertThat(calendar.count(pair)).isOne();
        merging.notTheSame(first, second, reception);
        merging.notTheSame(second, first, reception);
        assertThat(calendar.count(pair + " AND closed_by = 'reception'")).isOne();
        assertThat(calendar.count(pair)).isOne();
        StaffBrowser desk = StaffBrowser.signedIn(port, "reception", "sv");
        assertThat(desk.get("/staff/patients/" + first + "/merge").links("/merge/"))
                .isEmpty();

        register.book("Bo Löfgren", "070-174 06 05", "2026-11-26T11:00:00+01:00");
        assertThat(calendar.count(pair))
                .as("born on one day, reached at one number")
                .isEqualTo(2);
        ObjectNode child = client.booking("back-and-leg", "Anna Lindqvist", "2026-11-26T13:00:00+01:00");
        ((ObjectNode) child.path("patient"))
                .put("name", "Lo Löfgren")
                .put("birthDate", "2015-02-03")
                .put("mobile", "070-174 06 05")
                .remove("email");
        assertThat(client.book(child).status()).isEqualTo(201);
        assertThat(calendar.count(pair)).as("a family has one phone").isEqualTo(2);
    }

    @Test
    void whoAreFoundToBeTwoAfterTheTaskWasClosedAreTwo() {
        Map<String, String> reception =
                StaffBrowser.signedIn(port, "reception", "sv").headers();
        String task = words("SELECT id::text FROM tasks").getFirst();
        assertThat(client.post("/api/staff/tasks/" + task + "/closure", "{\"note\":\"Ringde, inget svar\"}", reception)
                        .status())
                .isEqualTo(200);
        StaffBrowser desk = StaffBrowser.signedIn(port, "reception", "sv");
        String choice = "/staff/patients/" + first + "/merge";
        assertThat(desk.get(choice).links("/merge/"))
                .as("that somebody rang says nothing")
                .hasSize(1);
        desk.press(choice + "/" + second, choice + "/" + second + "/not-the-same", Map.of());
        assertThat(desk.get(choice).links("/merge/")).isEmpty();
        assertThat(words("SELECT note FROM tasks")).containsExactly("Ringde, inget svar");
        String found = "audit WHERE deed = 'FOUND_TO_BE_TWO' AND patient_id IN ('" + first + "', '" + second + "')";
        assertThat(calendar.count(found)).isEqualTo(2);
    }

    @Test
    void programFindsTwoToBeTwo() {
        Map<String, String> reception =
                StaffBrowser.signedIn(port, "reception", "sv").headers();
        String two = "/api/staff/patients/" + first + "/not-the-same/";
        for (int time = 0; time < 2; time++) {
            assertThat(client.send("PUT", two + second, reception).status()).isEqualTo(204);
        }
        assertThat(calendar.count("tasks WHERE closed_by = 'reception'")).isOne();
        assertThat(calendar.count("audit WHERE deed = 'FOUND_TO_BE_TWO' AND patient_id = '" + second + "'"))
                .isOne();
        assertThat(client.send("PUT", two + UUID.randomUUID(), reception).status())
                .isEqualTo(404);
        merging.merge(register.decision(first, second), this.reception);
        Answer late = client.send("PUT", two + second, reception);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("type")).isEqualTo("urn:clinic:problem:merge-already-merged");
    }

    @Test
    void idOfTheRecordThatPointsLeadsToTheKeptOne() {
        merging.merge(register.decision(first, second), reception);
        Map<String, String> desk = StaffBrowser.signedIn(port, "admin", "sv").headers();
        assertThat(client.send("GET", "/api/staff/tasks?patient=" + second, desk)
                        .body())
                .hasSize(1);
        String hidden = "/api/staff/patients/" + second + "/protected-identity";
        assertThat(client.send("PUT", hidden, desk).status()).isEqualTo(204);
        assertThat(calendar.count("patients WHERE protected_identity AND id = '" + first + "'"))
                .isOne();
        assertThat(client.send("DELETE", hidden, desk).status()).isEqualTo(204);
        assertThat(calendar.count("patients WHERE protected_identity")).isZero();
    }

    /** The record that becomes a pointer had them made anew; those of its visits that were sent before must not open again. */
    @Test
    void linksThatWereMadeAnewStaySo() {
        UUID visit = UUID.fromString(secondVisit.text("id"));
        String sent = link(visit);
        Map<String, String> desk = StaffBrowser.signedIn(port, "admin", "sv").headers();
        assertThat(client.post("/api/staff/patients/" + second + "/private-links/renewal", "", desk)
                        .status())
                .isEqualTo(204);
        String renewed = link(visit);
        merging.merge(register.decision(first, second), reception);
        assertThat(managed.open(sent)).isEmpty();
        assertThat(managed.open(renewed)).isPresent();
    }

    private String link(UUID visit) {
        return managed.tokens(List.of(visit)).values().iterator().next();
    }

    @Test
    void whoWasProtectedForALikenessIsNotForgottenOnceTheyAreTwo() {
        jdbc.sql("UPDATE patients SET recorded_at = recorded_at - interval '1 day' WHERE id = ?")
                .param(first)
                .update();
        identities.protect(second, true, Who.staff(admin.id()));
        StaffBrowser desk = StaffBrowser.signedIn(port, "reception", "sv");
        String two = "/staff/patients/" + first + "/merge/" + second;
        Page decided = desk.press(two, two + "/not-the-same", Map.of());
        assertThat(decided.location()).isEqualTo("/staff/patients/" + second + "?two=true#held");
        assertThat(desk.get("/staff/patients/" + second + "?two=true").html())
                .contains("Åsa Löfgren har fortfarande skyddade personuppgifter", "Ta bort skyddet");
        assertThat(desk.get("/staff/patients/" + second).html()).doesNotContain("fortfarande skyddade");
    }

    @Test
    @DisplayName("38: whoever is erased is erased under each id")
    void erasureGoesThroughThePointer() {
        merging.merge(register.decision(first, second), reception);
        for (Answer visit : List.of(firstVisit, secondVisit)) {
            assertThat(client.change(visit, "cancellation", client.object()).status())
                    .isEqualTo(200);
        }
        StaffBrowser office = StaffBrowser.signedIn(port, "admin", "sv");
        office.press("/staff/patients/" + first + "/erasure", "/staff/patients/" + second + "/erasure", Map.of());
        assertThat(words("SELECT key FROM outbox WHERE type = 'tombstone'"))
                .containsExactlyInAnyOrder(first.toString(), second.toString());
        assertThat(calendar.count("patients WHERE erased_at IS NULL OR name <> '' OR mobile IS NOT NULL"
                        + " OR birth_date IS NOT NULL OR merge_reason IS NOT NULL"))
                .isZero();
        assertThat(calendar.count("further_contacts")).isZero();
    }

    @Test
    void overTheApiInTheWordsOfFhir() {
        Map<String, String> desk =
                StaffBrowser.signedIn(port, "reception", "en").headers();
        assertThat(List.of(patientOf(firstVisit, desk), patientOf(secondVisit, desk)))
                .containsExactly(first.toString(), second.toString());
        assertThat(client.show(firstVisit).body().has("patient"))
                .as("who only has the link is told of no id")
                .isFalse();
        String body = "{\"other\":\"%s\",\"version\":%d,\"otherVersion\":%d,\"reason\":\"One person\"}"
                .formatted(second, version(first, desk), version(second, desk));
        String path = "/api/staff/patients/" + first + "/merges";
        Answer unseen = client.post(path, body.replace("\"version\"", "\"vision\""), desk);
        assertThat(unseen.status()).isEqualTo(400);
        Answer wordy = client.post(path, body.replace("One person", "a".repeat(501)), desk);
        assertThat(wordy.status()).isEqualTo(422);
        assertThat(wordy.text("type")).isEqualTo("urn:clinic:problem:merge-reason-too-long");
        assertThat(wordy.text("detail")).contains("500");
        Answer merged = client.post(path, body, desk);
        assertThat(merged.status()).as("%s", merged.body()).isEqualTo(200);
        assertThat(merged.body().at("/link/0/type").asString()).isEqualTo("replaces");
        assertThat(merged.body().at("/link/0/other/reference").asString()).isEqualTo("Patient/" + second);
        assertThat(client.post(path, body, desk).body()).isEqualTo(merged.body());
        long looks = calendar.count("audit WHERE deed = 'SEEN' AND patient_id = '" + first + "'");
        Answer pointer = client.send("GET", "/api/staff/patients/" + second + "/links", desk);
        assertThat(pointer.body().path("active").asBoolean()).isFalse();
        assertThat(pointer.body().has("version")).isFalse();
        assertThat(pointer.body().at("/link/0/type").asString()).isEqualTo("replaced-by");
        assertThat(calendar.count("audit WHERE deed = 'SEEN' AND patient_id = '" + first + "'"))
                .as("that two records are one was shown")
                .isEqualTo(looks + 1);
        Answer same = client.post(path, body.replace(second.toString(), first.toString()), desk);
        assertThat(same.status()).isEqualTo(409);
        assertThat(same.text("type")).isEqualTo("urn:clinic:problem:merge-same-record");
        Answer nobody = client.send("GET", "/api/staff/patients/" + UUID.randomUUID() + "/links", desk);
        assertThat(nobody.status()).isEqualTo(404);
    }

    private String patientOf(Answer visit, Map<String, String> desk) {
        return client.send("GET", "/api/appointments/" + visit.text("id"), desk).text("patient");
    }

    private int version(UUID patient, Map<String, String> desk) {
        return client.send("GET", "/api/staff/patients/" + patient + "/links", desk)
                .body()
                .path("version")
                .asInt();
    }
}
