package clinic.booking.online;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.online.Browser.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Step 3: with whom and when, and what becomes of a time that somebody else was faster to take. */
class ChooseATimeIT extends PatientWithABrowser {

    @Test
    void bookingFromAPractitionerShowsWhoThatIsAndTheirTreatmentsAndTimesOnly() {
        UUID johan = client.practitioner("Johan Berg");
        Page profile = browser.get("/book?practitioner=" + johan);
        assertThat(profile.html())
                .contains("Boka hos Johan Berg", "leg. fysioterapeut", "Träning med handledning", "knä, höft")
                .doesNotContain("Manuell behandling");

        Page questions = browser.get(profile.links("/book/safety").getFirst());
        Page times = browser.follow(browser.post(questions.action("/book/safety"), BookByForms.all(questions, "no")));
        assertThat(times.values("slot")).isNotEmpty().allMatch(slot -> slot.contains("~" + johan + "~"));
    }

    @Test
    void unknownPractitionerLeadsToEverybodysTreatments() {
        Page page = browser.get("/book?practitioner=" + UUID.randomUUID());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.links("/book/safety")).hasSize(8).noneMatch(link -> link.contains("practitioner="));
    }

    @Test
    void practitionerWhoDoesNotGiveItLeadsToEverybodysTimes() {
        Page times = browser.get(tuesday() + "&practitioner=" + UUID.randomUUID());
        List<String> slots = times.values("slot");
        assertThat(slots.stream().map(slot -> slot.split("~")[1]).distinct()).hasSizeGreaterThan(1);
    }

    @Test
    void firstAvailableShowsTheNearestTimesOfEverybody() {
        Page start = browser.get("/book");
        Page treatments = browser.get(start.links("first=").getFirst());
        Page questions = browser.get(treatments.links("/book/safety").getFirst());
        Page times = browser.follow(browser.post(questions.action("/book/safety"), BookByForms.all(questions, "no")));

        assertThat(times.html()).contains("Närmaste lediga tider", "Måndag 23 november");
        List<String> slots = times.values("slot");
        assertThat(slots).hasSize(12).isSorted();
        assertThat(slots.stream().map(slot -> slot.split("~")[1]).distinct()).hasSizeGreaterThan(1);
        assertThat(browser.get(times.links("day=2026-11-23").getFirst()).html()).contains("Vecka 48");
        assertThat(patient.hold(times, slots.getFirst()).status()).isEqualTo(303);
    }

    /** "date" would say that the day is today; and no number runs into the word behind it. */
    @Test
    void openDayIsTheChosenOneAndItsTimesAreCountedInWords() {
        Page times = patient.times();
        assertThat(times.html())
                .contains("aria-current=\"true\"")
                .doesNotContain("aria-current=\"date\"")
                .contains("<span class=\"visually-hidden\"> lediga tider</span>");
    }

    @Test
    void lostRaceAtTheHoldKeepsTheDayAndOffersTheNearest() {
        Page times = patient.times();
        String slot = times.values("slot").getFirst();
        assertThat(new BookByForms(new Browser(port)).hold(times, slot).status())
                .isEqualTo(303);

        Page lost = patient.hold(times, slot);

        assertThat(lost.status()).isEqualTo(409);
        assertThat(lost.html())
                .contains("hann tyvärr bli bokad", "<title>Fel: ")
                .contains("role=\"alert\" tabindex=\"-1\" autofocus");
        assertThat(lost.values("slot")).isNotEmpty().doesNotContain(slot);
        assertThat(lost.action("/book/hold")).contains("safety=clear").contains("day=");
        assertThat(patient.hold(lost, lost.values("slot").getFirst()).status()).isEqualTo(303);
    }

    @Test
    void whoLosesAPractitionersTimeIsOfferedTheSameTimeWithOthers() {
        UUID johan = client.practitioner("Johan Berg");
        Page times = browser.get(tuesday() + "&practitioner=" + johan);
        String slot = times.values("slot").getFirst();
        new BookByForms(new Browser(port)).hold(times, slot);

        Page lost = patient.hold(times, slot);

        assertThat(lost.status()).isEqualTo(409);
        assertThat(lost.html()).contains("Samma tid hos någon annan");
        String start = slot.split("~")[0];
        assertThat(lost.values("slot"))
                .anyMatch(offered -> offered.startsWith(start) && !offered.contains(johan.toString()));
    }

    @Test
    void sameTimeWithAnotherPractitionerIsOneButtonAwayAndKeepsWhatWasTyped() {
        Page times = browser.get(tuesday());
        // In the middle of the day, when several people work.
        List<String> slots = times.values("slot");
        Page details = browser.follow(patient.hold(times, slots.get(slots.size() / 2)));
        Map<String, String> other = details.elements("button").stream()
                .filter(button -> "slot".equals(button.get("name")))
                .findFirst()
                .orElseThrow();
        Map<String, List<String>> form = new HashMap<>(BookByForms.typed(details));
        form.put("slot", List.of(other.getOrDefault("value", "")));

        Page instead = browser.post(other.getOrDefault("formaction", ""), form);

        assertThat(instead.status()).isEqualTo(200);
        assertThat(instead.values("name")).containsExactly("Ida Falk");
        assertThat(instead.action("/book/details"))
                .contains(other.getOrDefault("value", "").split("~")[1]);
        assertThat(patient.book(instead, BookByForms.typed(instead)).status()).isEqualTo(303);
    }

    @Test
    @DisplayName("7: who holds the only free time and looks again finds it, by name and to be pressed")
    void whoHoldsTheOnlyTimeFindsItAgain() {
        UUID anna = client.practitioner("Anna Lindqvist");
        String thursday = patient.times().action("/book/hold").replace("/book/hold", "/book/time") + "&practitioner="
                + anna + "&day=2026-12-17";
        String slot = browser.get(thursday).values("slot").stream()
                .filter(one -> one.startsWith("2026-12-17T09:00"))
                .findFirst()
                .orElseThrow();
        for (String taken :
                List.of("[2026-12-17 00:00Z, 2026-12-17 09:00Z)", "[2026-12-17 09:45Z, 2026-12-18 00:00Z)")) {
            database.sql("INSERT INTO taken_time (id, resource_id, during, owner_id)"
                            + " VALUES (gen_random_uuid(), ?, ?::tstzrange, gen_random_uuid())")
                    .params(anna, taken)
                    .update();
        }
        Page only = browser.get(thursday);
        assertThat(only.values("slot")).containsExactly(slot);
        Page details = browser.follow(patient.hold(only, slot));
        String other = action(details, "/book/time");

        Page again = browser.post(other, BookByForms.typed(details));

        assertThat(again.values("slot"))
                .as("their own time is not in their way")
                .containsExactly(slot);
        assertThat(again.html())
                .contains("Vi håller en tid åt dig till 10:10: tors 17 dec. kl. 10:00 hos Anna Lindqvist.");
        assertThat(browser.get(thursday).values("slot"))
                .as("for everybody else")
                .isEmpty();
        Page kept = browser.post(action(again, "/book/hold/extension"), BookByForms.typed(details));
        assertThat(kept.values("name")).containsExactly("Ida Falk");
        assertThat(kept.html()).contains("10:00–10:45");
        assertThat(patient.hold(browser.get(other), slot).status()).isEqualTo(303);
        database.sql("DELETE FROM taken_time WHERE during && '[2026-12-17 00:00Z, 2026-12-18 00:00Z)'")
                .update();
    }

    private static String action(Page page, String path) {
        return page.elements("button").stream()
                .map(button -> button.getOrDefault("formaction", ""))
                .filter(action -> action.startsWith(path))
                .findFirst()
                .orElseThrow();
    }

    /** A day that no other test here takes times from. */
    private String tuesday() {
        return patient.times().action("/book/hold").replace("/book/hold", "/book/time") + "&day=2026-12-01";
    }
}
