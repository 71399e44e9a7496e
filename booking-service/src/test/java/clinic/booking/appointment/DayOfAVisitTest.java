package clinic.booking.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every state of a visit, and all that somebody may try with it there, at the time when they would. */
class DayOfAVisitTest {

    private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");
    private static final Instant END = START.plus(Duration.ofMinutes(45));
    private static final Instant BEFORE = START.minus(Duration.ofHours(1));
    private static final Instant DURING = START.plus(Duration.ofMinutes(20));

    /** Where each leads; a dash is a refusal. */
    private static final String TABLE = """
            .                    BOOKED        ARRIVED       IN_TREATMENT  COMPLETED  NO_SHOW  CANCELLED
            move                 BOOKED        -             -             -          -        -
            cancel               CANCELLED     -             -             -          -        -
            reinstate            -             -             -             -          -        BOOKED
            confirm              BOOKED        -             -             -          -        -
            end                  COMPLETED     COMPLETED     COMPLETED     -          -        -
            ARRIVE               ARRIVED       -             -             -          -        -
            TREAT                IN_TREATMENT  IN_TREATMENT  -             -          -        -
            COMPLETE             COMPLETED     COMPLETED     COMPLETED     COMPLETED  -        -
            MISS                 NO_SHOW       -             -             NO_SHOW    -        -
            TAKE_BACK_ARRIVAL    -             BOOKED        -             -          -        -
            TAKE_BACK_TREATMENT  -             -             ARRIVED       -          -        -
            TAKE_BACK_NO_SHOW    -             -             -             -          BOOKED   -
            TAKE_BACK_COMPLETION -             -             -             BOOKED     -        -
            """;

    @ParameterizedTest
    @EnumSource
    void whatLeadsWhere(AppointmentState state) {
        List<String[]> lines =
                TABLE.lines().map(line -> line.strip().split(" +")).toList();
        int column = Arrays.asList(lines.getFirst()).indexOf(state.name());
        for (String[] line : lines.subList(1, lines.size())) {
            assertThat(led(state, line[0])).as("%s, %s", state, line[0]).isEqualTo(line[column]);
        }
        assertThat(lines).hasSize(Step.values().length + 6);
    }

    /** Where it led, or a dash; a refusal leaves the visit as it was. */
    private static String led(AppointmentState state, String what) {
        Appointment visit = in(state);
        try {
            attempt(visit, what);
            return visit.state().name();
        } catch (NoLongerBooked | NotCancelled | StepRefused refused) {
            assertThat(visit.state()).isEqualTo(state);
            return "-";
        }
    }

    private static void attempt(Appointment visit, String what) {
        switch (what) {
            case "move" -> visit.move(UUID.randomUUID(), UUID.randomUUID(), START.plusSeconds(900), END, BEFORE);
            case "cancel" -> visit.cancel(ChangedBy.STAFF, null, BEFORE);
            case "reinstate" -> visit.reinstate(START, END);
            case "confirm" -> visit.confirm(BEFORE);
            case "end" -> visit.end(END);
            default -> visit.take(Step.valueOf(what), DURING);
        }
    }

    @Test
    void nobodyArrivesTheDayBefore() {
        Appointment visit = in(AppointmentState.BOOKED);
        for (Step step : List.of(Step.ARRIVE, Step.TREAT, Step.COMPLETE, Step.MISS)) {
            assertThatThrownBy(() -> visit.take(step, START.minus(Duration.ofHours(13))))
                    .as("%s", step)
                    .isInstanceOf(TooEarly.class);
        }
        assertThat(visit.state()).isEqualTo(AppointmentState.BOOKED);
        assertThatThrownBy(() -> visit.take(Step.MISS, BEFORE)).isInstanceOf(TooEarly.class);
        visit.take(Step.ARRIVE, BEFORE);
        visit.take(Step.COMPLETE, START.minusSeconds(60));
        assertThat(visit.state()).as("who is here may be done before the time").isEqualTo(AppointmentState.COMPLETED);
    }

    @Test
    void patientWaitsFromTheFirstArrivalUntilItIsTakenBack() {
        Appointment visit = in(AppointmentState.BOOKED);
        visit.take(Step.ARRIVE, BEFORE);
        visit.take(Step.TREAT, DURING);
        assertThat(visit.arrivedAt()).isEqualTo(BEFORE);
        visit.take(Step.TAKE_BACK_TREATMENT, DURING);
        visit.take(Step.TAKE_BACK_ARRIVAL, DURING);
        assertThat(visit.arrivedAt()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"BOOKED", "ARRIVED", "IN_TREATMENT"})
    void completionTakenBackLeadsToWhereTheVisitStoodAndWhatItWasAbout(AppointmentState before) {
        Appointment visit = in(before);
        for (int said = 0; said < 2; said++) {
            visit.take(Step.COMPLETE, DURING);
            visit.concerns(UUID.randomUUID());
        }
        visit.take(Step.TAKE_BACK_COMPLETION, DURING);
        assertThat(visit.state()).isEqualTo(before);
        assertThat(visit.conditionId()).isNull();
        assertThat(Step.TAKE_BACK_COMPLETION.hasLedTo(before)).isTrue();

        visit.end(END);
        visit.take(Step.TAKE_BACK_COMPLETION, END);
        assertThat(visit.state()).as("said by the clock").isEqualTo(before);
    }

    @Test
    void onlyWhatOthersMustKnowRaisesTheScheduleVersion() {
        Appointment visit = in(AppointmentState.BOOKED);
        visit.take(Step.ARRIVE, DURING);
        visit.take(Step.COMPLETE, DURING);
        visit.take(Step.TAKE_BACK_COMPLETION, DURING);
        visit.take(Step.COMPLETE, DURING);
        visit.take(Step.MISS, DURING);
        assertThat(visit.scheduleVersion()).isOne();
    }

    private static Appointment in(AppointmentState state) {
        Appointment visit = Appointment.book(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        null,
                        START,
                        END,
                        List.of(),
                        null,
                        BEFORE)
                .visit();
        switch (state) {
            case BOOKED -> {}
            case ARRIVED -> visit.take(Step.ARRIVE, DURING);
            case IN_TREATMENT -> visit.take(Step.TREAT, DURING);
            case COMPLETED -> visit.take(Step.COMPLETE, DURING);
            case NO_SHOW -> visit.take(Step.MISS, DURING);
            case CANCELLED -> visit.cancel(ChangedBy.STAFF, null, BEFORE);
        }
        return visit;
    }
}
