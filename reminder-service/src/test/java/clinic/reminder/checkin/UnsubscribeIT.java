package clinic.reminder.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentCompleted;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.Visit;
import clinic.contracts.content.AdvicePublished;
import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.FollowUpPlanPublished;
import clinic.contracts.content.FollowUpPlanPublished.AdviceFor;
import clinic.contracts.content.FollowUpPlanPublished.Step;
import clinic.contracts.content.Progress;
import clinic.contracts.content.Publication;
import clinic.contracts.content.RedFlag;
import clinic.contracts.content.RedFlagLevel;
import clinic.reminder.RunningReminder;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A patient says no to more check-ins: by the button of their mail program, or on the page behind the link. */
class UnsubscribeIT extends RunningReminder {

    private final UUID appointment = UUID.randomUUID();
    private final Patient patient = someone();

    @BeforeEach
    void afternoon() {
        forwardTo(inDays(1, 15));
    }

    /** The first of three check-ins, by e-mail. */
    private MimeMessage firstCheckIn(String language) {
        UUID condition = UUID.randomUUID();
        UUID advice = UUID.randomUUID();
        for (String locale : List.of("sv", "en")) {
            announce(new ConditionPublished(
                    published(condition, locale),
                    "hostglid-" + condition,
                    "Höstglid " + condition,
                    List.of(new RedFlag("a", "A?", RedFlagLevel.EMERGENCY)),
                    List.of()));
            announce(new AdvicePublished(published(advice, locale), "Råd", List.of("…"), ""));
        }
        announce(new FollowUpPlanPublished(
                published(UUID.randomUUID(), "zxx"),
                condition,
                IntStream.of(1, 2, 3)
                        .mapToObj(day -> new Step(
                                day,
                                LocalTime.of(10, 0),
                                List.of(new AdviceFor(advice, EnumSet.allOf(Progress.class))),
                                Set.of()))
                        .toList()));
        announce(recorded(patient, 1, language, null, patient.email(), EnumSet.allOf(ConsentPurpose.class)));
        Visit visit = visit(appointment, 1, patient, condition, inDays(0, 10));
        announce(new AppointmentCompleted(visit, visit.end()));
        eventually().until(() -> messages(appointment).size() == 3);
        forwardTo(inDays(1, 11));
        eventually().until(() -> mailsTo(patient.email()).size() == 1);
        return mailsTo(patient.email()).getFirst();
    }

    private static Publication published(UUID item, String locale) {
        return new Publication(item, locale, 1, "Anna Lindqvist", LocalDate.of(2199, 1, 1));
    }

    /** Where the mail program's button leads, as the mail itself says. */
    private static String button(MimeMessage mail) throws Exception {
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        String address = mail.getHeader("List-Unsubscribe", null);
        assertThat(address).startsWith("<https://clinic.example/unsubscribe/").endsWith(">");
        URI link = URI.create(address.substring(1, address.length() - 1));
        return link.getQuery() == null ? link.getPath() : link.getPath() + "?" + link.getQuery();
    }

    private List<String> optOuts() {
        return announced(patient.id()).stream()
                .filter("reminder.opt-out.received"::equals)
                .toList();
    }

    @Test
    @DisplayName("Scenario 25: whoever looks behind the link, by GET or HEAD, takes nothing back")
    void lookingTakesNothingBack() throws Exception {
        String link = button(firstCheckIn("sv"));

        HttpResponse<String> page = get(link);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("lang=\"sv\"", "<form method=\"post\"", "Skicka inga fler uppföljningar");
        assertThat(head(link).statusCode()).isEqualTo(200);
        assertThat(optOuts()).isEmpty();
        forwardTo(inDays(1, 11));
        eventually().until(() -> mailsTo(patient.email()).size() == 2);
    }

    @Test
    @DisplayName("Scenario 33: after one click no further check-in leaves, and the visit is still confirmed")
    void oneClickEndsTheCheckIns() throws Exception {
        String link = button(firstCheckIn("en"));

        HttpResponse<String> answer = post(link, "List-Unsubscribe=One-Click");
        assertThat(answer.statusCode()).as("RFC 8058: no redirect").isEqualTo(200);
        assertThat(answer.body()).contains("You will get no more follow-ups");
        post(link, "List-Unsubscribe=One-Click");
        assertThat(optOuts()).hasSize(1);
        assertThat(jdbc.sql("select payload ->> 'by' from outbox where key = ?")
                        .param(patient.id().toString())
                        .query(String.class)
                        .list())
                .containsExactly("one-click");

        forwardTo(inDays(1, 11));
        settled();
        assertThat(messages(appointment).get(1)).endsWith("NOT_SENT NO_CONSENT");
        assertThat(mailsTo(patient.email())).hasSize(1);
    }

    @Test
    void formOnThePageDoesTheSameAndSaysSo() throws Exception {
        String link = button(firstCheckIn("sv"));
        assertThat(post(link, "").body()).contains("Du får inga fler uppföljningar");
        assertThat(jdbc.sql("select payload ->> 'by' from outbox where key = ?")
                        .param(patient.id().toString())
                        .query(String.class)
                        .list())
                .containsExactly("page");
    }

    /** Booking has the last word: a patient who agrees anew there gets check-ins again. */
    @Test
    void newYesAtBookingCountsAgain() throws Exception {
        post(button(firstCheckIn("sv")), "List-Unsubscribe=One-Click");
        announce(recorded(patient, 2, "sv", null, patient.email(), EnumSet.of(ConsentPurpose.REMINDERS)));
        announce(recorded(patient, 3, "sv", null, patient.email(), EnumSet.allOf(ConsentPurpose.class)));
        eventually()
                .until(() -> jdbc.sql("select version from contact where patient_id = ?")
                                .param(patient.id())
                                .query(Integer.class)
                                .single()
                        == 3);
        forwardTo(inDays(1, 11));
        eventually().until(() -> mailsTo(patient.email()).size() == 2);
    }

    @Test
    @DisplayName("Scenario 35: a link with one character changed, or of a check-in, takes nothing back")
    void foreignLinkTakesNothingBack() throws Exception {
        MimeMessage mail = firstCheckIn("sv");
        String link = button(mail).replaceFirst("\\?.*", "");
        char last = link.charAt(link.length() - 2);
        String changed =
                link.substring(0, link.length() - 2) + (last == 'A' ? 'B' : 'A') + link.charAt(link.length() - 1);
        assertThat(get(changed).statusCode()).isEqualTo(404);
        assertThat(post(changed, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(404);
        String checkIn = String.valueOf(com.icegreen.greenmail.util.GreenMailUtil.getBody(mail))
                .replace("=\r\n", "")
                .replaceFirst("(?s).*?/check-in/([\\w-]+).*", "$1");
        assertThat(checkIn).hasSize(49);
        assertThat(post("/unsubscribe/" + checkIn, "List-Unsubscribe=One-Click").statusCode())
                .isEqualTo(404);
        assertThat(optOuts()).isEmpty();
    }
}
