package clinic.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.endtoend.browser.CheckInPath;
import clinic.endtoend.browser.Chromium;
import clinic.endtoend.browser.Look;
import clinic.endtoend.browser.Visitor;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.LaunchedClinic;
import clinic.endtoend.running.Person;
import clinic.endtoend.running.StaffApi;
import clinic.endtoend.running.TheClinic;
import clinic.endtoend.running.TheDayAfter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A red flag is answered just when a part of the clinic has died. Facts are asserted, seconds are told: how long until
 * the patient is led to care by the server too, and until staff see it.
 */
@ExtendWith({TheClinic.class, Chromium.InTheBrowser.class})
class RedFlagWhileAwayScenario {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @Test
    @DisplayName(
            "31: red flag with Kafka, PostgreSQL, or the service itself dead: care is shown, staff see it afterwards")
    void careIsShownAndStaffSeeItAfterwards(Clinic clinic, Chromium chromium) {
        LaunchedClinic launched = clinic.launched();
        StaffApi staff = StaffApi.signedIn(clinic, "reception");
        Map<String, Person> patients = new LinkedHashMap<>();
        patients.put("kafka", Person.speaking("sv"));
        patients.put("postgres", Person.speaking("sv"));
        patients.put("reminder", Person.speaking("sv"));
        Map<String, String> links = TheDayAfter.links(clinic, patients);

        patients.forEach((part, person) -> {
            try (Visitor visitor = chromium.visitor(clinic.url(), Look.SWEDISH_PHONE)) {
                CheckInPath answers = new CheckInPath(visitor);
                visitor.follow(links.getOrDefault(part, ""));
                visitor.knowsThatServersMayBeAway();
                kill(launched, part);
                long dead = System.nanoTime();
                answers.chooseAnEmergency();
                long shown = System.nanoTime();
                answers.send();
                if (part.equals("reminder")) {
                    answers.seesThatItWaits();
                    visitor.sees("red-flag-waits");
                }
                answers.seesTheEmergency();
                long answered = System.nanoTime();
                visitor.sees("red-flag-without-" + part);
                await("staff see what was answered without " + part)
                        .atMost(PATIENCE)
                        .ignoreExceptions()
                        .until(() -> staff.get("/staff/tasks").body().contains(person.name()));
                System.out.printf(
                        "Red flag with %s dead: care in the page after %.1f s, from the server after %.1f s,"
                                + " staff see it after %.1f s%n",
                        part, seconds(dead, shown), seconds(dead, answered), seconds(dead, System.nanoTime()));
            }
        });
        // However often the page has sent it, and whatever was taken twice: one task each.
        patients.values()
                .forEach(person -> assertThat(staff.get("/staff/tasks").body().split(">" + person.name() + "<", -1))
                        .hasSize(2));
    }

    private static void kill(LaunchedClinic launched, String part) {
        ProcessHandle victim = part.equals("postgres")
                ? launched.home().postgres()
                : launched.home().part(part);
        victim.destroyForcibly();
        await().until(() -> !victim.isAlive());
    }

    private static double seconds(long from, long until) {
        return (until - from) / 1e9;
    }
}
