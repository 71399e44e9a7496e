package clinic.booking.online;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.online.Browser.Page;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A patient books by the pages, from the first to the receipt. */
class BookOnlineIT extends PatientWithABrowser {

    @Test
    void wholeBookingByFormsEndsAtTheReceipt() {
        String address = patient.booked();
        assertThat(address).matches("/appointments/[\\w-]{49}");

        Page receipt = browser.get(address);
        assertThat(receipt.status()).isEqualTo(200);
        assertThat(receipt.html()).contains("Din tid är bokad", "Avboka", "Byt tid");
        assertThat(receipt.header("cache-control")).contains("no-store");
        assertThat(receipt.header("set-cookie")).isEmpty();

        Page file = browser.get(address + "/visit.ics");
        assertThat(file.header("content-type")).startsWith("text/calendar").contains("method=PUBLISH");
        assertThat(file.html())
                .contains("SUMMARY:Besök hos ", "SEQUENCE:1\r\n")
                .doesNotContain("Rygg", "appointments/");
    }

    @Test
    @DisplayName("Scenario 34: no page of a patient says in its title or address what the visit is about")
    void titlesOfPersonalPagesAreNeutral() {
        String address = patient.booked();
        assertThat(browser.get(address).html()).contains("<title>Ditt besök</title>");
        assertThat(browser.get(address + "/reschedule").html()).contains("<title>Byt tid</title>");
        assertThat(browser.get(address + "/cancellation").html()).contains("<title>Avboka tiden</title>");
    }

    @Test
    @DisplayName("Scenario 5: a double click books once and leads both times to the same visit")
    void doubleClickBooksOnce() {
        Page details = patient.details();
        Map<String, List<String>> typed = BookByForms.typed(details);
        int before = visits();
        String first = patient.book(details, typed).location();
        String second = patient.book(details, typed).location();
        assertThat(second).isEqualTo(first);
        assertThat(visits()).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("Scenario 27: every time is the clinic's, wherever this runs and whoever looks")
    void timesAreTheClinics() {
        Page details = patient.details();
        Instant start = Instant.parse(details.action("/book/details")
                .replaceFirst(".*slot=([^~]*)~.*", "$1")
                .replace("%3A", ":"));
        String clinicsTime = start.atZone(ZoneId.of("Europe/Stockholm")).format(DateTimeFormatter.ofPattern("HH:mm"));
        assertThat(details.html())
                .contains("<b><span class=\"visually-hidden\">")
                .contains(clinicsTime + "–");
    }

    @Test
    void switchOfLanguageKeepsAnswersDetailsAndTheDayOfALostTime() {
        Page questions = browser.get(browser.get("/book").links("/book/safety").getFirst());
        Map<String, List<String>> some = new HashMap<>(BookByForms.all(questions, "no"));
        some.remove("flag-fever-ill");
        Page english = browser.post(languageButton(questions), some);
        assertThat(english.html()).contains("<html lang=\"en\"").contains("checked=\"checked\"");
        browser.get("/book?lang=sv");

        Page details = patient.details();
        Page translated = browser.post(languageButton(details), BookByForms.typed(details));
        assertThat(translated.status()).isEqualTo(200);
        assertThat(translated.html()).contains("<html lang=\"en\"");
        assertThat(translated.values("name")).containsExactly("Ida Falk");
        assertThat(translated.links("name=")).isEmpty();
        browser.get("/book?lang=sv");

        Page times = patient.times();
        String slot = times.values("slot").getFirst();
        new BookByForms(new Browser(port)).hold(times, slot);
        Page lost = patient.hold(times, slot);
        Page elsewhere = browser.get(lost.links("lang=en").getFirst());
        assertThat(elsewhere.status()).isEqualTo(200);
        assertThat(elsewhere.html()).contains("<html lang=\"en\"");
        assertThat(elsewhere.action("/book/hold")).contains("day=").contains("safety=clear");
    }

    @Test
    void unreadableAddressIsAReadablePage() {
        Page page = browser.get("/book/time?treatment=nonsense&safety=clear");
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html()).startsWith("<!doctype html>").contains("Det gick inte att förstå");
    }

    private static String languageButton(Page page) {
        return page.elements("button").stream()
                .filter(button -> button.getOrDefault("class", "").startsWith("language"))
                .map(button -> button.getOrDefault("formaction", ""))
                .findFirst()
                .orElseThrow();
    }
}
