package clinic.reminder.followup;

import clinic.contracts.SecretLink;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.contact.Place;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens a check-in by its link. Looking changes nothing: mail scanners look too. */
@Component
class OpenCheckIn {

    private final SecretLink secret;
    private final FollowUps followUps;
    private final AddressBook addresses;
    private final Clock clock;

    OpenCheckIn(SecretLink secret, FollowUps followUps, AddressBook addresses, Clock clock) {
        this.secret = secret;
        this.followUps = followUps;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * @param answer null while unanswered
     */
    record Opened(
            CheckIn checkIn, FollowUp followUp, @Nullable Answer answer, LocalDate today, boolean expired) {}

    /** Empty for a link that we did not make. */
    Optional<Opened> open(String token) {
        return secret.claimedId(token)
                .flatMap(followUps::checkIn)
                .filter(checkIn -> secret.opens(token, SecretLink.Purpose.CHECK_IN, checkIn.id(), checkIn.nonce()))
                .map(this::opened);
    }

    private Opened opened(CheckIn checkIn) {
        FollowUp followUp = followUps.followUp(checkIn.followUpId());
        Instant now = clock.instant();
        ZoneId zone = addresses.place(followUp.locationId()).map(Place::zone).orElse(ZoneOffset.UTC);
        return new Opened(
                checkIn,
                followUp,
                followUps.answer(checkIn.id()).orElse(null),
                now.atZone(zone).toLocalDate(),
                checkIn.expired(now));
    }
}
