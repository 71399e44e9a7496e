package clinic.reminder.staff;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.SecretLink;
import clinic.contracts.booking.StaffLinkRequested;
import clinic.contracts.booking.StaffLinkRequested.Occasion;
import clinic.contracts.booking.StaffRecorded;
import clinic.contracts.booking.StaffRole;
import clinic.reminder.RunningReminder;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StaffLinkIT extends RunningReminder {

    private static final SecretLink SECRET = new SecretLink('a', KEY);
    private static final String NONCE = "Tn5vQx2RmWcJ8pHd4kLbEg";

    private final UUID request = UUID.randomUUID();
    private final UUID staff = UUID.randomUUID();
    private final String email = "staff-" + staff + "@kund.example";

    @Test
    @DisplayName("Scenario 35: a link goes to the account's own address, once, and is in no table and no event")
    void linkGoesToTheAccountsAddress() throws Exception {
        announce(recorded("en"));
        announce(asked(Occasion.INVITATION, Duration.ofDays(3)));
        announce(asked(Occasion.INVITATION, Duration.ofDays(3)));
        eventually().until(() -> mailsTo(email).size() == 1);

        var mail = mailsTo(email).getFirst();
        String token = SECRET.token(SecretLink.Purpose.STAFF_PASSWORD, request, NONCE);
        assertThat(mail.getSubject()).startsWith("You are invited to").doesNotContain(token);
        assertThat(text(mail))
                .contains("/sign-in/new-password/" + token + "?lang=en")
                .as("what a patient is told to do does not stand under it")
                .doesNotContain("emergency, call 112");
        settled();
        assertThat(mailsTo(email)).hasSize(1);
        assertThat(announced(request)).as("nobody else is told of it").isEmpty();
        assertThat(messages(request)).containsExactly("staff-invitation v1 EMAIL SENT");
    }

    @Test
    void linkWaitsForAnAccountThatWasMadeAMomentAgo() {
        announce(asked(Occasion.RESET, Duration.ofHours(1)));
        eventually().until(() -> messages(request).size() == 1);
        announce(recorded("sv"));
        eventually().until(() -> mailsTo(email).size() == 1);
    }

    @Test
    void linkThatHasRunOutIsNotSentAnyMore() {
        announce(recorded("sv"));
        announce(asked(Occasion.RESET, Duration.ofSeconds(-1)));
        eventually()
                .untilAsserted(
                        () -> assertThat(messages(request)).containsExactly("staff-reset v1 EMAIL NOT_SENT TOO_LATE"));
        assertThat(mailsTo(email)).isEmpty();
    }

    private static String text(Part part) throws Exception {
        if (part.getContent() instanceof Multipart parts) {
            StringBuilder all = new StringBuilder();
            for (int one = 0; one < parts.getCount(); one++) {
                all.append(text(parts.getBodyPart(one)));
            }
            return all.toString();
        }
        return String.valueOf(part.getContent());
    }

    private StaffRecorded recorded(String language) {
        return new StaffRecorded(staff, 2, "new-" + staff, Set.of(StaffRole.EDITOR), email, language);
    }

    private StaffLinkRequested asked(Occasion occasion, Duration left) {
        return new StaffLinkRequested(
                request, staff, occasion, NONCE, clock.instant().plus(left));
    }
}
