package clinic.reminder.checkin;

import clinic.contracts.SecretLink;
import clinic.contracts.content.Question;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.followup.Answer;
import clinic.reminder.followup.Answers;
import clinic.reminder.followup.CheckIn;
import clinic.reminder.followup.CheckInLinks;
import clinic.reminder.followup.FollowUp;
import clinic.reminder.followup.FollowUps;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens a check-in by its link. Looking changes nothing: mail scanners look too. */
@Component
class OpenCheckIn {

    private final CheckInLinks links;
    private final FollowUps followUps;
    private final Answers answers;
    private final AddressBook addresses;
    private final Clock clock;

    OpenCheckIn(CheckInLinks links, FollowUps followUps, Answers answers, AddressBook addresses, Clock clock) {
        this.links = links;
        this.followUps = followUps;
        this.answers = answers;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * @param answer null while unanswered
     * @param visited the day of the visit that it comes after, where it was
     */
    record Opened(
            CheckIn checkIn,
            FollowUp followUp,
            @Nullable Answer answer,
            LocalDate visited,
            LocalDate today,
            boolean expired) {}

    /** Empty for a link that we did not make. */
    Optional<Opened> open(String token) {
        return links.opened(token, SecretLink.Purpose.CHECK_IN).map(this::opened);
    }

    /** What was typed earlier today: the safety questions are about today. */
    Map<String, String> typedToday(Opened opened) {
        Instant midnight = opened.today()
                .atStartOfDay(addresses.zone(opened.followUp().locationId()))
                .toInstant();
        return answers.typed(opened.checkIn().id(), midnight);
    }

    void keepTyped(Opened opened, Posted posted) {
        answers.keepTyped(opened.checkIn().id(), posted.form(), posted.at());
    }

    /** Beside what was typed earlier today, which whoever has shown no code was not shown and did not send along. */
    void keepTypedToo(Opened opened, Posted posted) {
        Map<String, String> all = new HashMap<>();
        if (posted.answers().progress().isEmpty()) {
            all.putAll(typedToday(opened));
        }
        all.putAll(posted.form());
        answers.keepTyped(opened.checkIn().id(), all, posted.at());
    }

    /** What matters to the patient was named and not rated, or rated and not named. To leave out both is fine. */
    boolean isHalf(Opened opened, Asked asked, GivenAnswers given) {
        if (!asked.asks(Question.OWN_ACTIVITY)) {
            return false;
        }
        boolean named = !given.activity().isEmpty();
        boolean rated = given.function().isPresent();
        boolean namedBefore = answers.activity(opened.followUp().id()).isPresent();
        return namedBefore ? named && !rated : named != rated;
    }

    /** For whoever may see it without its link. */
    Opened opened(CheckIn checkIn) {
        FollowUp followUp = followUps.followUp(checkIn.followUpId());
        ZoneId zone = addresses.zone(followUp.locationId());
        Instant now = clock.instant();
        return new Opened(
                checkIn,
                followUp,
                answers.to(checkIn.id()).orElse(null),
                LocalDate.ofInstant(followUp.visitStart(), zone),
                LocalDate.ofInstant(now, zone),
                checkIn.expired(now));
    }
}
