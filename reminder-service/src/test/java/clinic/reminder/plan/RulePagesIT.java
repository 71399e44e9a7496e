package clinic.reminder.plan;

import static clinic.contracts.booking.StaffRole.EDITOR;
import static clinic.contracts.booking.StaffRole.PRACTITIONER;
import static clinic.contracts.booking.StaffRole.RECEPTIONIST;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.TreatmentListed;
import clinic.contracts.booking.Visit;
import clinic.knocks.StaffForms;
import clinic.reminder.RunningReminder;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Staff change when the clinic writes, by forms alone. */
class RulePagesIT extends RunningReminder {

    private static final String RULES = "/staff/messages/rules";
    private static final String TWO_DAYS = RULES + "/reminder-48h";

    private final UUID appointment = UUID.randomUUID();
    private final Patient patient = someone();

    @Autowired
    private MessageRules rules;

    private String pass = "";
    private StaffForms reception = new StaffForms(0, "");

    @BeforeEach
    void signIn() {
        pass = OFFICE.pass(UUID.randomUUID(), 1, RECEPTIONIST);
        reception = new StaffForms(port, pass);
    }

    @AfterEach
    void asShipped() {
        jdbc.sql("delete from message_rule where treatment_id is not null or changed_by is not null"
                        + " and name not in ('confirmation', 'change', 'cancellation', 'reminder-48h', 'reminder-3h')")
                .update();
        for (Rule shipped : ShippedRules.ALL) {
            rules.keep(shipped, "test", clock.instant());
        }
    }

    @Test
    @DisplayName("22: a rule that is changed by its form says how many messages were planned anew")
    void changedRuleSaysHowManyMessagesGoByIt() {
        booked();
        HttpResponse<String> saved = change(Map.of("when", "days-at", "days", "1", "at", "18.00"));
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        String list = saved.headers().firstValue("location").orElseThrow();
        int replanned = Integer.parseInt(list.substring(list.indexOf("saved=") + 6));
        assertThat(replanned).isPositive();
        assertThat(shown(list, pass).body()).contains("planerades om", "En dag före, kl. 18:00");
        assertThat(planned()).contains("reminder-48h 18:00");

        HttpResponse<String> again = change(Map.of("when", "days-at", "days", "1", "at", "18:00"));
        assertThat(again.headers().firstValue("location").orElseThrow())
                .as("they leave when they did")
                .endsWith("saved=0");
        change(Map.of("when", "days", "days", "2", "active", ""));
        assertThat(planned()).noneMatch(line -> line.startsWith("reminder-48h"));
        assertThat(shown(RULES, pass).body()).contains(">Av<");
    }

    @Test
    void ruleThatSomebodyElseHasChangedIsNotWrittenOver() {
        String seen = String.valueOf(version());
        change(Map.of("when", "days", "days", "3"));
        HttpResponse<String> late = change(Map.of("when", "days", "days", "5", "version", seen));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Någon annan har ändrat regeln", "value=\"5\"");
        assertThat(shown(RULES, pass).body()).contains("3 dagar före").doesNotContain("5 dagar före");
    }

    @Test
    void whatCannotBeMeantComesBackAtItsField() {
        HttpResponse<String> again = change(Map.of("when", "days", "days", "61"));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body())
                .contains("<title>Fel: ", "1 till 60", "href=\"#when-daysBefore\"", "value=\"61\"")
                .contains("aria-describedby=\"when-daysBefore-error\" aria-invalid=\"true\"");
        assertThat(change(Map.of("opens", "20:00", "closes", "08:00")).body())
                .contains("Skriv två klockslag", "aria-describedby=\"window-error\" aria-invalid=\"true\"");
        assertThat(shown(RULES + "/no-such-rule", pass).statusCode()).isEqualTo(404);
    }

    @Test
    void treatmentGetsARuleOfItsOwnAndGoesByTheClinicsAgain() {
        Visit visit = booked();
        UUID treatment = Objects.requireNonNull(visit.treatmentId());
        announce(new TreatmentListed(treatment, List.of("Zornmassage", "Zorn massage")));
        eventually().untilAsserted(() -> assertThat(shown(RULES, pass).body()).contains("Zornmassage"));
        String own = TWO_DAYS + "?treatment=" + treatment;
        Map<String, String> typed = filledIn(Map.of("when", "days-at", "days", "1", "at", "17:00"));
        typed.remove("version");
        assertThat(reception.press(own, own, typed).statusCode()).isEqualTo(303);
        assertThat(planned()).contains("reminder-48h 17:00");
        assertThat(shown(RULES + "?treatment=" + treatment, pass).body()).contains("Egen regel");
        assertThat(shown(RULES, pass).body()).contains("2 dagar före").doesNotContain("17:00");

        assertThat(reception
                        .press(own, TWO_DAYS + "/removal", Map.of("treatment", treatment.toString()))
                        .statusCode())
                .isEqualTo(303);
        assertThat(planned()).contains("reminder-48h 10:00");
    }

    @Test
    void newReminderIsForVisitsThatAreBookedAlready() {
        booked();
        Map<String, String> typed = filledIn(Map.of("when", "days-at", "days", "1", "at", "19:00"));
        typed.remove("version");
        assertThat(reception.press(RULES + "/new", RULES + "/new", typed).statusCode())
                .isEqualTo(303);
        assertThat(planned()).anyMatch(line -> line.matches("reminder-1-days-\\w{8} 19:00"));
    }

    @Test
    @DisplayName("5: a new reminder whose form is sent twice is one reminder")
    void doubleClickMakesOneReminder() {
        booked();
        Map<String, String> typed = filledIn(Map.of("when", "days-at", "days", "3", "at", "18:30"));
        typed.remove("version");
        typed.put("key", UUID.randomUUID().toString());
        for (int click = 0; click < 2; click++) {
            assertThat(reception.press(RULES + "/new", RULES + "/new", typed).statusCode())
                    .isEqualTo(303);
        }
        assertThat(planned())
                .filteredOn(line -> line.startsWith("reminder-3-days"))
                .hasSize(1);
        assertThat(jdbc.sql("select count(*) from message_rule where name like 'reminder-3-days-%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);

        typed.put("channels", "email");
        assertThat(reception.press(RULES + "/new", RULES + "/new", typed).statusCode())
                .as("what was changed after going back is neither lost nor written over what is there")
                .isEqualTo(409);
    }

    @Test
    @DisplayName("36: rules are changed by reception and admins")
    void othersAreNotLetIn() {
        for (var role : List.of(EDITOR, PRACTITIONER)) {
            String other = OFFICE.pass(UUID.randomUUID(), 1, role);
            assertThat(shown(RULES, other).statusCode()).isEqualTo(403);
            assertThat(new StaffForms(port, other)
                            .press(RULES, TWO_DAYS, filledIn(Map.of("when", "days", "days", "9")))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(shown(RULES, pass).body()).doesNotContain("9 dagar före");
    }

    private Visit booked() {
        announce(recorded(patient));
        Visit visit = visit(appointment, 1, patient, null, inDays(8, 10));
        announce(new AppointmentBooked(visit));
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
        return visit;
    }

    private HttpResponse<String> change(Map<String, String> changes) {
        return reception.press(TWO_DAYS, TWO_DAYS, filledIn(changes));
    }

    /** A box that is not ticked is not sent. */
    private Map<String, String> filledIn(Map<String, String> changes) {
        Map<String, String> typed = new HashMap<>(Map.of(
                "version", String.valueOf(version()),
                "when", "days",
                "days", "2",
                "channels", "sms,email",
                "opens", "08:00",
                "closes", "20:00",
                "giveUp", "0",
                "active", "true"));
        typed.putAll(changes);
        typed.values().removeIf(String::isEmpty);
        return typed;
    }

    private int version() {
        return rules.find("reminder-48h", null).orElseThrow().rule().version();
    }

    private List<String> planned() {
        return jdbc.sql("""
                        select rule || ' ' || to_char(due_at at time zone 'Europe/Stockholm', 'HH24:MI')
                        from message where appointment_id = ? and state = 'PLANNED' order by due_at""")
                .param(appointment)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
