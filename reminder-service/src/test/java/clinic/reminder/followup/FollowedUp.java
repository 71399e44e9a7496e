package clinic.reminder.followup;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentCompleted;
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
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A condition with red flags, advice and a plan of two steps, and a patient who was treated for it. */
public abstract class FollowedUp extends RunningReminder {

    protected final UUID condition = UUID.randomUUID();
    protected final UUID keepMoving = UUID.randomUUID();
    protected final UUID rest = UUID.randomUUID();
    protected final UUID planId = UUID.randomUUID();
    protected final UUID appointment = UUID.randomUUID();
    protected final Patient patient = someone();
    protected LocalDate reviewBy = LocalDate.of(2199, 1, 1);

    protected Publication publication(UUID item, String locale, int version) {
        return new Publication(item, locale, version, "Anna Lindqvist, leg. naprapat", reviewBy);
    }

    protected void published() {
        for (String locale : List.of("sv", "en")) {
            boolean swedish = locale.equals("sv");
            announce(new ConditionPublished(
                    publication(condition, locale, 1),
                    swedish ? "hostglid" : "autumn-drift",
                    swedish ? "Höstglid" : "Autumn drift",
                    List.of(
                            new RedFlag(
                                    "bladder", swedish ? "Svårt att kissa?" : "Hard to pee?", RedFlagLevel.EMERGENCY),
                            new RedFlag("fever", swedish ? "Feber?" : "Fever?", RedFlagLevel.CONTACT_CARE_TODAY)),
                    List.of("return-visit")));
            announce(new AdvicePublished(
                    publication(keepMoving, locale, 1),
                    swedish ? "Fortsätt röra på dig" : "Keep moving",
                    List.of(swedish ? "Korta promenader." : "Short walks."),
                    swedish ? "Tio minuter, tre gånger." : "Ten minutes, three times."));
            announce(new AdvicePublished(
                    publication(rest, locale, 1), swedish ? "Vila ibland" : "Rest at times", List.of("…"), ""));
        }
        announce(new FollowUpPlanPublished(
                publication(planId, "zxx", 1),
                condition,
                List.of(
                        new Step(
                                1,
                                LocalTime.of(10, 0),
                                List.of(
                                        new AdviceFor(keepMoving, EnumSet.allOf(Progress.class)),
                                        new AdviceFor(rest, Set.of(Progress.WORSE))),
                                Set.of(Progress.WORSE)),
                        new Step(
                                7,
                                LocalTime.of(10, 0),
                                List.of(new AdviceFor(keepMoving, EnumSet.allOf(Progress.class))),
                                Set.of()))));
    }

    protected void visited() {
        Visit visit = visit(appointment, 1, patient, condition, inDays(0, 10));
        announce(new AppointmentBooked(visit));
        announce(new AppointmentCompleted(visit, visit.end()));
    }
}
