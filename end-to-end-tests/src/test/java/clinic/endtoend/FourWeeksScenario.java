package clinic.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.endtoend.browser.CheckInPath;
import clinic.endtoend.browser.CheckInPath.Progress;
import clinic.endtoend.browser.Chromium;
import clinic.endtoend.browser.EditorialDesk;
import clinic.endtoend.browser.Look;
import clinic.endtoend.browser.MyVisitsPath;
import clinic.endtoend.browser.StaffDesk;
import clinic.endtoend.browser.Visitor;
import clinic.endtoend.running.BookingApi;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.ClinicDatabase;
import clinic.endtoend.running.LaunchedClinic;
import clinic.endtoend.running.Letter;
import clinic.endtoend.running.OwnClinic;
import clinic.endtoend.running.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Twenty-eight days after one day's visits: a patient for every way in which it may go, and one who has what the software
 * never heard of. The clinic is its own: its clock leaps far, and no other scenario is asked about a condition from here.
 */
@OwnClinic
class FourWeeksScenario {

    private static final ZoneId CLINIC_TIME = ZoneId.of("Europe/Stockholm");
    private static final String SCIATICA = "ischias";
    private static final String HEEL_PAIN = "halsmarta";
    private static final Path HEEL_PAIN_FILES =
            LaunchedClinic.repository().resolve("content-service/src/test/resources/another-condition");
    private static final List<Integer> DAYS = List.of(1, 3, 7, 14, 28);

    /**
     * By day: what somebody should read who gets better from what came back, and with whom a direction and the nerve
     * exercises were gone through.
     */
    private static final Map<Integer, List<String>> BETTER = Map.of(
            1,
                    List.of(
                            "The pain is real, and it varies",
                            "What happens: an irritated nerve root",
                            "Move a little and often",
                            "Change position often",
                            "Rest with your legs raised and breathe calmly"),
            3,
                    List.of(
                            "Move a little and often",
                            "Change position often",
                            "Rest with your legs raised and breathe calmly",
                            "The movement your clinician chose"),
            7, List.of("Move a little and often", "Let the nerve glide", "The movement your clinician chose"),
            14, List.of("Build strength around the back", "The movement your clinician chose"),
            28, List.of("Build strength around the back", "If it comes back"));

    /** Nobody said more than what it is called: no direction, and nothing that a mechanism decides. */
    private static final Map<Integer, List<String>> SAME = Map.of(
            1,
                    List.of(
                            "Smärtan är verklig, och den växlar",
                            "Rör dig lite och ofta",
                            "Byt ställning ofta",
                            "Vila med benen högt och andas lugnt",
                            "Vänta med djupa böjningar och tunga lyft"),
            3,
                    List.of(
                            "Rör dig lite och ofta",
                            "Byt ställning ofta",
                            "Vila med benen högt och andas lugnt",
                            "Vänta med djupa böjningar och tunga lyft"),
            7, List.of("Rör dig lite och ofta", "Sänk volymen", "Vänta med djupa böjningar och tunga lyft"),
            14, List.of("Sänk volymen", "Bygg styrka runt ryggen"),
            28, List.of("Bygg styrka runt ryggen"));

    /** With lost strength, and nerve exercises that nobody has opened. */
    private static final Map<Integer, List<String>> WORSE = Map.of(
            1,
                    List.of(
                            "The pain is real, and it varies",
                            "What happens: a nerve that conducts less well",
                            "Move a little and often",
                            "Change position often",
                            "Rest with your legs raised and breathe calmly",
                            "Hold off deep bends and heavy lifting for now"),
            3,
                    List.of(
                            "Move a little and often",
                            "Change position often",
                            "Rest with your legs raised and breathe calmly",
                            "Hold off deep bends and heavy lifting for now"),
            7,
                    List.of(
                            "Move a little and often",
                            "Rest with your legs raised and breathe calmly",
                            "Hold off deep bends and heavy lifting for now"),
            14, List.of("Move a little and often", "Rest with your legs raised and breathe calmly"),
            28, List.of("Move a little and often", "Rest with your legs raised and breathe calmly"));

    private final Person better = Person.speaking("en");
    private final Person same = Person.speaking("sv");
    private final Person worse = Person.speaking("en");
    private final Person flagged = Person.speaking("sv");
    private final Person silent = Person.speaking("sv");
    private final Person stopsBySms = Person.speaking("sv");
    private final Person stopsByLink = withoutMobile(Person.speaking("sv"));
    private final Person heel = Person.speaking("sv");

    private static Person withoutMobile(Person person) {
        return new Person(person.name(), "", person.email(), person.language());
    }

    @Test
    @DisplayName(
            "31, 33: four weeks in which patients get better, stay the same, get worse, need care, say nothing, stop")
    void fourWeeksGoEveryWay() {
        Path home = Path.of("target", "four-weeks").toAbsolutePath();
        try (LaunchedClinic launched = LaunchedClinic.up(home, LaunchedClinic.freePort(), "--fresh");
                Chromium chromium = Chromium.ofItsOwn()) {
            Clinic clinic = Clinic.of(launched);
            takesInAConditionFromFiles(clinic, chromium);
            LocalDate day = haveTheirVisits(clinic, chromium);
            long begun = System.nanoTime();
            try (Visitor first = chromium.visitor(clinic.url(), Look.ENGLISH_DESKTOP.named("four-weeks-better"));
                    Visitor second = chromium.visitor(clinic.url(), Look.SWEDISH_PHONE.named("four-weeks-same"));
                    Visitor third = chromium.visitor(clinic.url(), Look.IN_THE_DARK.named("four-weeks-worse"));
                    Visitor others = chromium.visitor(clinic.url(), Look.SWEDISH_PHONE.named("four-weeks-others"))) {
                for (int n = 0; n < DAYS.size(); n++) {
                    int after = DAYS.get(n);
                    clinic.clock()
                            .forwardTo(day.plusDays(after)
                                    .atTime(10, 5)
                                    .atZone(CLINIC_TIME)
                                    .toInstant());
                    answers(clinic, first, better, Progress.BETTER, n, BETTER);
                    answers(clinic, second, same, Progress.SAME, n, SAME);
                    answers(clinic, third, worse, Progress.WORSE, n, WORSE);
                    othersGoTheirWays(clinic, others, after);
                }
                new CheckInPath(third).comesAgain();
            }
            System.out.printf("Twenty-eight days took %.0f s%n", (System.nanoTime() - begun) / 1e9);
            staffSeeHowItWent(clinic, chromium, day);
            codeIsWantedFromNowOn(clinic, chromium);
        }
    }

    /** The editor, then another clinician, then the editor again: no line of code knows of it. */
    private static void takesInAConditionFromFiles(Clinic clinic, Chromium chromium) {
        try (Visitor one = chromium.visitor(clinic.url(), Look.SWEDISH_DESKTOP.named("condition-from-files"));
                Visitor other = chromium.visitor(clinic.url(), Look.SWEDISH_DESKTOP.named("condition-from-files-2"));
                var files = Files.list(HEEL_PAIN_FILES)) {
            EditorialDesk editor = new EditorialDesk(one);
            EditorialDesk clinician = new EditorialDesk(other);
            editor.signIn("editor", clinic.staffPassword());
            List<String> manuscripts = editor.takesIn(files.sorted().toList());
            assertThat(manuscripts).hasSize(3);
            clinician.signIn("approver", clinic.staffPassword());
            manuscripts.forEach(manuscript -> clinician.approves(manuscript, "Elin Forsgren", "leg. naprapat"));
            manuscripts.forEach(editor::publishes);
            editor.seesOnTheSite("/conditions/" + HEEL_PAIN, "Hälsmärta");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String condition(Clinic clinic, String slug) {
        return StreamSupport.stream(
                        clinic.http().get("/api/conditions?lang=sv").json().spliterator(), false)
                .filter(one -> one.path("slug").asString().equals(slug))
                .map(one -> one.path("id").asString())
                .findFirst()
                .orElseThrow(() -> new AssertionError("No condition is called " + slug));
    }

    /** All on one day. What a practitioner finds is said by staff; the rest the clock completes as booked. */
    private LocalDate haveTheirVisits(Clinic clinic, Chromium chromium) {
        BookingApi api = clinic.booking();
        String sciatica = condition(clinic, SCIATICA);
        LocalDate from = LocalDate.ofInstant(clinic.clock().now(), CLINIC_TIME).plusDays(2);
        LocalDate day = api.slotAtNoon(from).at().toLocalDate();
        OffsetDateTime betters = books(clinic, better, day, sciatica);
        OffsetDateTime worses = books(clinic, worse, day, sciatica);
        OffsetDateTime heels = books(clinic, heel, day, "");
        for (Person person : List.of(same, flagged, silent, stopsBySms, stopsByLink)) {
            books(clinic, person, day, sciatica);
        }
        try (Visitor staff = chromium.visitor(clinic.url(), Look.SWEDISH_DESKTOP.named("four-weeks-staff"))) {
            StaffDesk desk = new StaffDesk(staff);
            desk.signIn("reception", clinic.staffPassword());
            found(
                    clinic,
                    desk,
                    better,
                    betters,
                    Map.of(
                            "mechanism",
                            "radicular-pain",
                            "switch-" + sciatica + "-variant",
                            "returning",
                            "switch-" + sciatica + "-direction",
                            "extension",
                            "switch-" + sciatica + "-nerve-exercises",
                            "opened"));
            found(clinic, desk, worse, worses, Map.of("mechanism", "radiculopathy"));
            found(clinic, desk, heel, heels, Map.of("condition", condition(clinic, HEEL_PAIN)));
        }
        clinic.clock().forwardTo(day.atTime(20, 0).atZone(CLINIC_TIME).toInstant());
        return day;
    }

    /** @param condition empty where the patient does not know what it is called */
    private static OffsetDateTime books(Clinic clinic, Person person, LocalDate day, String condition) {
        Map<String, Object> request = BookingApi.request(clinic.booking().slotAtNoon(day), person);
        if (!condition.isEmpty()) {
            request.put("condition", condition);
        }
        if (person.mobile().isEmpty()) {
            request.put(
                    "patient", Map.of("name", person.name(), "email", person.email(), "language", person.language()));
        }
        OffsetDateTime start = clinic.booking().book(request).start();
        assertThat(start.toLocalDate()).isEqualTo(day);
        return start;
    }

    /** A little after the visit's start, if the clock is not past that already. */
    private static void found(
            Clinic clinic, StaffDesk desk, Person person, OffsetDateTime start, Map<String, String> said) {
        if (clinic.clock().now().isBefore(start.plusMinutes(5).toInstant())) {
            clinic.clock().forwardTo(start.plusMinutes(5).toInstant());
        }
        desk.openVisit(start.toLocalDate(), person.name());
        desk.completes(said);
    }

    /** Asked for the nth time, and told what the plan has for this day and this word. */
    private static void answers(
            Clinic clinic,
            Visitor visitor,
            Person person,
            Progress progress,
            int before,
            Map<Integer, List<String>> advice) {
        int day = DAYS.get(before);
        CheckInPath path = new CheckInPath(visitor);
        String link = asked(clinic, person, before + 1).link("/check-in/");
        if (before == 0) {
            path.open(link);
            path.answerNoToEveryRedFlag();
            path.answer(pain(progress, before), progress);
        } else {
            path.advised(link, pain(progress, before), progress);
        }
        assertThat(path.titlesOfAdvice()).as("%s on day %d", progress, day).isEqualTo(advice.get(day));
        assertThat(path.offersToComeAgain())
                .as("%s on day %d may book at once", progress, day)
                .isEqualTo(progress == Progress.WORSE && day >= 7 || progress == Progress.SAME && day >= 14);
        path.seesAdvice();
    }

    private static int pain(Progress progress, int before) {
        return switch (progress) {
            case BETTER -> 7 - before;
            case SAME -> 6;
            case WORSE -> 5 + before;
        };
    }

    private static Letter asked(Clinic clinic, Person person, int times) {
        Letter letter = clinic.postbox().await(times, "check-in", person).getFirst();
        clinic.postbox().isNeutral(letter);
        return letter;
    }

    private void othersGoTheirWays(Clinic clinic, Visitor visitor, int day) {
        CheckInPath path = new CheckInPath(visitor);
        switch (day) {
            case 1 -> {
                path.advised(asked(clinic, flagged, 1).link("/check-in/"), 6, Progress.SAME);
                asked(clinic, silent, 1);
                asked(clinic, stopsBySms, 1);
                clinic.postbox().answer(stopsBySms, "STOPP");
                visitor.follow(asked(clinic, stopsByLink, 1).link("/unsubscribe/"));
                visitor.go(visitor.main().locator("form button.button"));
            }
            case 3 -> {
                visitor.follow(asked(clinic, flagged, 2).link("/check-in/"));
                path.answerYesToAnEmergency();
                path.seesWhomToCall();
                visitor.sees("emergency-on-day-3");
                asked(clinic, silent, 2);
            }
            case 7 -> {
                assertThat(path.advised(asked(clinic, heel, 1).link("/check-in/"), 3, Progress.WORSE))
                        .containsExactly("Res dig på tå");
                assertThat(visitor.main().locator(".advice").innerText()).contains("Elin Forsgren, leg. naprapat");
                assertThat(path.offersToComeAgain()).isTrue();
                visitor.sees("advice-of-a-condition-from-files");
            }
            case 28 -> {
                visitor.follow(asked(clinic, silent, 2).link("/check-in/"));
                visitor.sees("closed-after-four-weeks");
            }
            default -> {}
        }
        if (day > 3) {
            // Who was led to care, said nothing twice or wanted no more is not written to again.
            assertThat(clinic.postbox().of("check-in", flagged)).hasSize(2);
            assertThat(clinic.postbox().of("check-in", silent)).hasSize(2);
        }
        assertThat(clinic.postbox().of("check-in", stopsBySms)).hasSize(1);
        assertThat(clinic.postbox().of("check-in", stopsByLink)).hasSize(1);
    }

    private void staffSeeHowItWent(Clinic clinic, Chromium chromium, LocalDate day) {
        // What was due at the last of the days and not sent is looked at again an hour later.
        clinic.clock().forward(Duration.ofHours(2));
        ClinicDatabase database = new ClinicDatabase(clinic.launched().home(), "reminder");
        await("each follow-up as it went")
                .untilAsserted(() -> assertThat(
                                database.strings(
                                        "select concat_ws(' ', count(*), standing, because) from follow_up group by standing, because"))
                        .containsExactlyInAnyOrder(
                                "4 ENDED COMPLETED", "1 ENDED SILENCE", "2 ENDED OPTED_OUT", "1 PAUSED RED_FLAG"));
        try (Visitor staff = chromium.visitor(clinic.url(), Look.SWEDISH_DESKTOP.named("four-weeks-staff-after"))) {
            StaffDesk desk = new StaffDesk(staff);
            desk.signIn("admin", clinic.staffPassword());
            desk.hasTasksAbout(List.of(flagged.name(), silent.name()));
            desk.openVisit(day, better.name());
            desk.opensFollowUp();
            for (Person person : List.of(flagged, silent, stopsByLink, heel)) {
                desk.openAnotherVisit(day, person.name());
                desk.opensFollowUp();
            }
            staff.open("/local?to=" + better.mobile().replace("+", "%2B"));
            staff.sees("phone-after-four-weeks");
        }
    }

    /** Also for what was answered before: in another browser only whoever types the code reads it. */
    private void codeIsWantedFromNowOn(Clinic clinic, Chromium chromium) {
        try (Visitor staff = chromium.visitor(clinic.url(), Look.SWEDISH_DESKTOP.named("four-weeks-policy"));
                Visitor other = chromium.visitor(clinic.url(), Look.SWEDISH_PHONE.named("four-weeks-code"))) {
            StaffDesk desk = new StaffDesk(staff);
            desk.signIn("reception", clinic.staffPassword());
            staff.open("/staff/messages/rules");
            staff.sees("staff-rules");
            staff.go(staff.main().locator("#check-in-code button"));
            staff.sees("staff-rules-with-a-code");

            other.follow(asked(clinic, same, DAYS.size()).link("/check-in/"));
            other.sees("check-in-code");
            other.go(other.main().locator("button[name=send]"));
            other.sees("check-in-code-sent");
            other.main().locator("#code").fill(MyVisitsPath.code(clinic.postbox(), same));
            other.go(other.main().locator("button.button").first());
            new CheckInPath(other).seesAdvice();
        }
    }
}
