package clinic.booking.patient;

import clinic.booking.TimeOrderedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a patient agreed to, in the words they saw, and by which way; a withdrawn one stays as proof. */
@Entity
@Table(name = "consents")
class Consent {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private ConsentPurpose purpose;

    private String text;
    private Instant givenAt;

    @Enumerated(EnumType.STRING)
    private ConsentSource givenBy;

    private @Nullable Instant withdrawnAt;

    @Enumerated(EnumType.STRING)
    private @Nullable ConsentSource withdrawnBy;

    protected Consent() {}

    static Consent given(ConsentPurpose purpose, String text, ConsentSource by, Instant now) {
        Consent consent = new Consent();
        consent.id = TimeOrderedId.at(now);
        consent.purpose = purpose;
        consent.text = text;
        consent.givenBy = by;
        consent.givenAt = now;
        return consent;
    }

    void withdraw(ConsentSource by, Instant now) {
        if (withdrawnAt == null) {
            withdrawnBy = by;
            withdrawnAt = now;
        }
    }

    /** Taken back some time ago, elsewhere than on our pages; a consent given since then is the later word. */
    boolean takeBack(ConsentSource by, Instant at) {
        if (!holds() || givenAt.isAfter(at)) {
            return false;
        }
        withdraw(by, at);
        return true;
    }

    boolean holds() {
        return withdrawnAt == null;
    }

    boolean wasTakenBackBySms() {
        return withdrawnBy == ConsentSource.SMS;
    }

    UUID id() {
        return id;
    }

    ConsentPurpose purpose() {
        return purpose;
    }

    ConsentView view() {
        return new ConsentView(purpose, text, null, givenAt, givenBy, withdrawnAt, withdrawnBy);
    }
}
