package clinic.booking.invite;

import clinic.booking.TimeOrderedId;
import clinic.booking.invite.StaffLinks.Link;
import clinic.contracts.booking.StaffLinkRequested;
import clinic.contracts.booking.StaffLinkRequested.Occasion;
import clinic.messaging.Outbox;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has a one-time link sent to an account's own address: nobody reads it off a screen and hands it on. */
@Component
class GiveLink {

    private static final Duration INVITATION = Duration.ofDays(3);
    private static final Duration RESET = Duration.ofHours(1);
    private static final int NONCE_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final StaffLinks links;
    private final Outbox outbox;
    private final Clock clock;

    GiveLink(StaffLinks links, Outbox outbox, Clock clock) {
        this.links = links;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Whoever was invited and has not come yet is invited again: an hour's link would end the three days that they have. */
    @Transactional
    public void giveAgain(UUID staffId) {
        give(staffId, links.isInvited(staffId, clock.instant()) ? Occasion.INVITATION : Occasion.RESET);
    }

    @Transactional
    public void give(UUID staffId, Occasion occasion) {
        Instant now = clock.instant();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        Link link = new Link(
                TimeOrderedId.at(now),
                staffId,
                occasion,
                Base64.getUrlEncoder().withoutPadding().encodeToString(nonce),
                now.plus(occasion == Occasion.INVITATION ? INVITATION : RESET));
        links.give(link);
        outbox.announce(new StaffLinkRequested(link.id(), staffId, occasion, link.nonce(), link.validUntil()));
    }
}
