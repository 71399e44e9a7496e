package clinic.reminder.checkin;

import clinic.contracts.content.Progress;
import clinic.contracts.content.RedFlagLevel;
import clinic.reminder.checkin.OwnCheckIns.AfterVisit;
import clinic.reminder.checkin.OwnCheckIns.Given;
import clinic.reminder.followup.Answer;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was asked after one visit, as the program of whoever has signed in is told.
 *
 * @param visit when it began
 * @param activity what mattered to the patient, in their words; left out where they named nothing
 * @param waiting links of the check-ins that may be answered now
 * @param given the latest first
 */
record ToldOfMine(
        OffsetDateTime visit,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String activity,
        List<String> waiting,
        List<GivenThen> given) {

    /**
     * An answer as it was given.
     *
     * @param pain from 0 to 10; left out where it was not asked, or a red flag ended the questions
     * @param function from 0 to 10; left out where it was not asked, or the patient named nothing that matters to them
     * @param level of the red flags; left out where all were answered no
     * @param redFlags questions that were answered yes, as they were asked
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GivenThen(
            UUID checkIn,
            OffsetDateTime at,
            @Nullable Integer pain,
            @Nullable Integer function,
            @Nullable Progress progress,
            boolean callWanted,
            @Nullable RedFlagLevel level,
            List<String> redFlags) {

        private static GivenThen of(Given given, ZoneId zone) {
            Answer answer = given.answer();
            return new GivenThen(
                    given.checkIn(),
                    answer.at().atZone(zone).toOffsetDateTime(),
                    answer.pain(),
                    answer.function(),
                    answer.progress(),
                    answer.callWanted(),
                    answer.level(),
                    given.flags());
        }

        /** Says nothing of the patient: what is printed may end in a log. */
        @Override
        public String toString() {
            return "GivenThen[" + checkIn + "]";
        }
    }

    /** @param origin of the clinic's pages */
    static ToldOfMine of(AfterVisit after, String origin) {
        return new ToldOfMine(
                after.visit().toOffsetDateTime(),
                after.activity(),
                after.waiting().stream().map(address -> origin + address).toList(),
                after.given().stream()
                        .map(given -> GivenThen.of(given, after.visit().getZone()))
                        .toList());
    }

    /** Says nothing of the patient: what is printed may end in a log. */
    @Override
    public String toString() {
        return "ToldOfMine[" + visit + "]";
    }
}
