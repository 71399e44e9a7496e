package clinic.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.endtoend.browser.Chromium;
import clinic.endtoend.browser.Visitor;
import clinic.endtoend.running.BookingApi;
import clinic.endtoend.running.BookingApi.Slot;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.Letter;
import clinic.endtoend.running.Person;
import clinic.endtoend.running.TheClinic;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page and state that a patient can come to, in every look: see {@link Sight} and {@link Walk}. */
@ExtendWith({TheClinic.class, Chromium.InTheBrowser.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryLookScenario {

    private static final ZoneId CLINIC_TIME = ZoneId.of("Europe/Stockholm");

    /** Links that came in messages: a visit too near to change, one that has begun, and questions after a third. */
    record Links(String tooLate, String begun, String checkIn) {}

    private Links links = new Links("", "", "");

    /** Three visits on two days in a row, and the clock stands between the two of the second. */
    @BeforeAll
    void letVisitsComeNear(Clinic clinic) {
        BookingApi api = clinic.booking();
        LocalDate soon = LocalDate.ofInstant(clinic.clock().now(), CLINIC_TIME).plusDays(2);
        List<Slot> free = api.slots(api.anyTreatment(), soon, 14);
        Slot asked = free.getFirst();
        LocalDate next = asked.at().toLocalDate().plusDays(1);
        Slot begun = from(free, next.atTime(10, 0).atZone(CLINIC_TIME).toOffsetDateTime());
        Slot near = from(free, begun.at().plusHours(4));

        Person person = Person.speaking("sv");
        Map<String, Object> request = BookingApi.request(asked, person);
        request.put("condition", api.anyCondition().path("id").asString());
        api.book(request);
        String begunUrl = api.book(begun, Person.speaking("sv")).manageUrl();
        String nearUrl = api.book(near, Person.speaking("sv")).manageUrl();
        clinic.clock().forwardTo(begun.at().toInstant().plus(Duration.ofMinutes(10)));
        Letter checkIn = clinic.postbox().of("check-in", person).getFirst();
        links = new Links(nearUrl, begunUrl, checkIn.link("/check-in/"));
    }

    private static Slot from(List<Slot> free, OffsetDateTime earliest) {
        return free.stream()
                .filter(slot -> !slot.at().isBefore(earliest))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No free time from " + earliest));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"SWEDISH", "ENGLISH_WITHOUT_SCRIPTS"})
    @DisplayName("Every page and state: axe finds nothing, nothing sticks out, nothing is refused or fails")
    void everySight(Walk walk, Clinic clinic, Chromium chromium) {
        walkPastEverySight(walk, clinic, chromium);
    }

    /** Each takes minutes. The first two have seen every sight in both languages, with and without scripts. */
    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"ENGLISH", "SWEDISH_WITHOUT_SCRIPTS"})
    @Tag("long")
    @DisplayName("The same at the other widths and in the other light")
    void everySightTheOtherWay(Walk walk, Clinic clinic, Chromium chromium) {
        walkPastEverySight(walk, clinic, chromium);
    }

    private void walkPastEverySight(Walk walk, Clinic clinic, Chromium chromium) {
        try (Visitor visitor = chromium.visitor(clinic.url(), walk.look())) {
            SightSeeing tour = new SightSeeing(visitor, walk, clinic);
            tour.reads();
            tour.answersForSafety();
            tour.choosesATime();
            tour.fillsIn();
            tour.losesTheTimeAndBooksAnother();
            tour.changesTheVisit();
            tour.findsOwnVisits();
            tour.cancels();
            tour.asksTooOften();
            tour.comesLate(links);
            tour.losesTheWay();
            assertThat(tour.seen()).containsExactlyInAnyOrder(Sight.values());
        }
    }
}
