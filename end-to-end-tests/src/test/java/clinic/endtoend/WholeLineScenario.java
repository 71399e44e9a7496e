package clinic.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clinic.endtoend.browser.BookingPath;
import clinic.endtoend.browser.CheckInPath;
import clinic.endtoend.browser.CheckInPath.Progress;
import clinic.endtoend.browser.Chromium;
import clinic.endtoend.browser.Look;
import clinic.endtoend.browser.StaffDesk;
import clinic.endtoend.browser.Visitor;
import clinic.endtoend.running.BookingApi;
import clinic.endtoend.running.BookingApi.Booking;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.Letter;
import clinic.endtoend.running.Person;
import clinic.endtoend.running.TheClinic;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One booking, from the first page read to the answer a week later, as a patient and the staff see it. */
@ExtendWith({TheClinic.class, Chromium.InTheBrowser.class})
class WholeLineScenario {

    private static final ZoneId CLINIC_TIME = ZoneId.of("Europe/Stockholm");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    /** The two that differ most; {@link EveryLookScenario} looks at each page in more. */
    static Stream<Arguments> walks() {
        return Stream.of(
                Arguments.of(Look.ENGLISH_DESKTOP, Progress.BETTER),
                Arguments.of(Look.WITHOUT_SCRIPTS, Progress.WORSE));
    }

    /** Each takes a minute: the third answer, a phone with scripts, and the dark. */
    static Stream<Arguments> furtherWalks() {
        return Stream.of(
                Arguments.of(Look.SWEDISH_PHONE, Progress.BETTER), Arguments.of(Look.IN_THE_DARK, Progress.SAME));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("walks")
    @DisplayName("16, 25, 27, 34: one booking travels the whole way")
    void bookingTravelsTheWholeWay(Look look, Progress progress, Clinic clinic, Chromium chromium) {
        travelTheWholeWay(look, progress, clinic, chromium);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("furtherWalks")
    @Tag("long")
    @DisplayName("16, 25, 27, 34: on the other screens, with the answer that is left")
    void bookingTravelsTheWholeWayOnOtherScreens(Look look, Progress progress, Clinic clinic, Chromium chromium) {
        travelTheWholeWay(look, progress, clinic, chromium);
    }

    private static void travelTheWholeWay(Look look, Progress progress, Clinic clinic, Chromium chromium) {
        Person person = Person.speaking(look.language());
        try (Visitor visitor = chromium.visitor(clinic.url(), look)) {
            OffsetDateTime first = books(visitor, person);
            OffsetDateTime start = moves(visitor, clinic, person);
            assertThat(start).isAfter(first);
            isReminded(clinic, person, start);
            Letter checkIn = isAskedTheDayAfter(clinic, person, start);

            CheckInPath answers = new CheckInPath(visitor);
            answers.open(checkIn.link("/check-in/"));
            answers.answerNoToEveryRedFlag();
            answers.answer(4, progress);
            answers.seesAdvice();

            StaffDesk desk = new StaffDesk(visitor);
            desk.signIn("reception", clinic.staffPassword());
            desk.openVisit(start.toLocalDate(), person.name());
            // Confirmation twice, change, the old time's two reminders not sent and why, the new time's two sent,
            // follow-up begun, check-in sent and answered.
            desk.timelineHas(10);
        }
    }

    private static OffsetDateTime books(Visitor visitor, Person person) {
        BookingPath path = new BookingPath(visitor);
        path.fromStartToCondition();
        path.fromConditionToBooking();
        path.chooseTreatment();
        path.answerNoToEverything();
        path.chooseTimeNextWeek(2);
        path.book(person);
        return path.shownTime();
    }

    private static OffsetDateTime moves(Visitor visitor, Clinic clinic, Person person) {
        List<Letter> confirmations = clinic.postbox().await(2, "confirmation", person);
        assertThat(confirmations).extracting(Letter::channel).containsExactlyInAnyOrder("sms", "email");
        confirmations.forEach(clinic.postbox()::isNeutral);
        visitor.open("/local");
        visitor.sees("phones-and-mailboxes");
        for (Letter letter : confirmations) {
            visitor.follow(letter.link("/appointments/"));
            visitor.sees("visit-by-" + letter.channel());
        }
        BookingPath path = new BookingPath(visitor);
        path.moveOneDay();
        clinic.postbox().isNeutral(clinic.postbox().await(1, "change", person).getFirst());
        return path.shownTime();
    }

    private static void isReminded(Clinic clinic, Person person, OffsetDateTime start) {
        OffsetDateTime twoDaysBefore = start.minusDays(2);
        OffsetDateTime threeHoursBefore = start.minusHours(3);

        // The old time was earlier: its reminder would have come by now.
        clinic.clock().forwardTo(twoDaysBefore.toInstant().minus(A_MOMENT));
        assertThat(clinic.postbox().of("reminder", person)).isEmpty();

        clinic.clock().forwardTo(twoDaysBefore.toInstant().plus(A_MOMENT));
        arrived(clinic.postbox().await(1, "reminder", person).getFirst(), twoDaysBefore, start, clinic);

        clinic.clock().forwardTo(threeHoursBefore.toInstant().plus(A_MOMENT));
        arrived(clinic.postbox().await(2, "reminder", person).getFirst(), threeHoursBefore, start, clinic);
    }

    private static void arrived(Letter reminder, OffsetDateTime due, OffsetDateTime start, Clinic clinic) {
        assertThat(reminder.at()).isCloseTo(due.toInstant(), within(1, ChronoUnit.MINUTES));
        assertThat(reminder.text()).contains(TIME.format(start));
        clinic.postbox().isNeutral(reminder);
    }

    private static Letter isAskedTheDayAfter(Clinic clinic, Person person, OffsetDateTime start) {
        clinic.clock().forwardTo(start.plusHours(3).toInstant());
        assertThat(clinic.postbox().of("check-in", person)).isEmpty();

        clinic.clock().forward(Duration.ofDays(1));

        Letter asked = clinic.postbox().of("check-in", person).getFirst();
        assertThat(LocalDate.ofInstant(asked.at(), CLINIC_TIME))
                .isEqualTo(start.toLocalDate().plusDays(1));
        clinic.postbox().isNeutral(asked);
        return asked;
    }

    @Test
    @DisplayName("31, 33: a red flag leads to the emergency page and to the staff at once")
    void redFlagLeadsToCareAndToTheStaff(Clinic clinic, Chromium chromium) {
        Person person = Person.speaking("sv");
        BookingApi api = clinic.booking();
        LocalDate today = LocalDate.ofInstant(clinic.clock().now(), CLINIC_TIME);
        Map<String, Object> request = BookingApi.request(api.slotAtNoon(today.plusDays(2)), person);
        request.put("condition", api.anyCondition().path("id").asString());
        Booking booking = api.book(request);
        clinic.postbox().await(2, "confirmation", person);
        Letter checkIn = isAskedTheDayAfter(clinic, person, booking.start());

        try (Visitor visitor = chromium.visitor(clinic.url(), Look.SWEDISH_PHONE);
                Visitor staff = chromium.visitor(clinic.url(), Look.SWEDISH_DESKTOP)) {
            StaffDesk desk = new StaffDesk(staff);
            desk.signIn("reception", clinic.staffPassword());
            CheckInPath answers = new CheckInPath(visitor);
            answers.open(checkIn.link("/check-in/"));
            answers.answerYesToAnEmergency();
            answers.seesWhomToCall();
            visitor.sees("emergency");
            desk.isWarnedOf(person.name());
        }
    }
}
