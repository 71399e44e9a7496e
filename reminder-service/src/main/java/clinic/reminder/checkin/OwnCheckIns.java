package clinic.reminder.checkin;

import clinic.contracts.content.RedFlag;
import clinic.reminder.advice.PublishedContent;
import clinic.reminder.checkin.OpenCheckIn.Opened;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.followup.Answer;
import clinic.reminder.followup.Answers;
import clinic.reminder.followup.CheckIn;
import clinic.reminder.followup.CheckInLinks;
import clinic.reminder.followup.CheckIns;
import clinic.reminder.followup.FollowUp;
import clinic.reminder.followup.FollowUps;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A signed-in patient's check-ins: what they answered, and what waits for an answer. What was erased is not among them. */
@Component
class OwnCheckIns {

    /**
     * What was asked after one visit.
     *
     * @param activity what mattered to the patient, in their words; empty where they named nothing
     * @param waiting the addresses of the check-ins that may be answered now
     * @param given the latest first
     */
    record AfterVisit(ZonedDateTime visit, String activity, List<String> waiting, List<Given> given) {}

    /** @param flags the questions answered with yes, as they were asked */
    record Given(UUID checkIn, Answer answer, List<String> flags) {}

    private final FollowUps followUps;
    private final CheckIns checkIns;
    private final Answers answers;
    private final OpenCheckIn opening;
    private final PublishedContent content;
    private final AddressBook addresses;
    private final CheckInLinks links;
    private final Clock clock;

    OwnCheckIns(
            FollowUps followUps,
            CheckIns checkIns,
            Answers answers,
            OpenCheckIn opening,
            PublishedContent content,
            AddressBook addresses,
            CheckInLinks links,
            Clock clock) {
        this.followUps = followUps;
        this.checkIns = checkIns;
        this.answers = answers;
        this.opening = opening;
        this.content = content;
        this.addresses = addresses;
        this.links = links;
        this.clock = clock;
    }

    /** The latest visit first; those without anything to show are left out. */
    List<AfterVisit> of(List<UUID> patients) {
        return theirs(patients).stream()
                .sorted(Comparator.comparing(FollowUp::visitStart).reversed())
                .map(this::after)
                .filter(after -> !after.waiting().isEmpty() || !after.given().isEmpty())
                .toList();
    }

    /** Also once its link has closed; empty while unanswered, and for somebody else's. */
    Optional<Opened> answered(UUID checkInId, List<UUID> patients) {
        List<UUID> own = theirs(patients).stream().map(FollowUp::id).toList();
        return checkIns.find(checkInId)
                .filter(checkIn -> own.contains(checkIn.followUpId()))
                .map(opening::opened)
                .filter(opened -> opened.answer() != null);
    }

    private List<FollowUp> theirs(List<UUID> patients) {
        return patients.stream()
                .flatMap(patient -> followUps.of(patient).stream())
                .toList();
    }

    private AfterVisit after(FollowUp followUp) {
        return new AfterVisit(
                followUp.visitStart().atZone(addresses.zone(followUp.locationId())),
                answers.activity(followUp.id()).orElse(""),
                followUp.goesOn()
                        ? checkIns.unanswered(followUp.id(), clock.instant()).stream()
                                .map(links::address)
                                .toList()
                        : List.of(),
                checkIns.of(followUp.id()).reversed().stream()
                        .flatMap(checkIn -> given(checkIn).stream())
                        .toList());
    }

    private Optional<Given> given(CheckIn checkIn) {
        return answers.to(checkIn.id()).map(answer -> new Given(checkIn.id(), answer, flags(answer)));
    }

    private List<String> flags(Answer answer) {
        return answer.shown().stream()
                .flatMap(item -> content.condition(item.itemId(), item.locale(), item.version()).stream())
                .flatMap(condition -> condition.redFlags().stream())
                .filter(flag -> answer.redFlags().contains(flag.id()))
                .map(RedFlag::question)
                .distinct()
                .toList();
    }
}
