package clinic.booking.online;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.online.Browser.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A patient who walks through the booking pages, choosing what comes first. */
public final class BookByForms {

    private final Browser browser;
    private String firstDay = "";

    public BookByForms(Browser browser) {
        this.browser = browser;
    }

    /** From the list of treatments to the times of the coming weeks, all safety questions answered no. */
    public Page times() {
        Page treatments = browser.get("/book");
        Page questions = browser.get(treatments.links("/book/safety").getFirst());
        Page answered = browser.post(questions.action("/book/safety"), all(questions, "no"));
        assertThat(answered.status()).isEqualTo(303);
        return browser.get(answered.location() + "&week=2026-11-30");
    }

    public Page hold(Page times, String slot) {
        return browser.post(times.action("/book/hold"), Map.of("slot", List.of(slot)));
    }

    public Page details() {
        Page times = times();
        firstDay = times.values("slot").getFirst().substring(0, 10);
        Page held = hold(times, times.values("slot").getFirst());
        assertThat(held.status()).isEqualTo(303);
        return browser.follow(held);
    }

    public Page book(Page details, Map<String, List<String>> form) {
        return browser.post(details.action("/book/details"), form);
    }

    /** A booked visit's private address. */
    public String booked() {
        Page details = details();
        Page booked = book(details, typed(details));
        assertThat(booked.status()).as(booked.html()).isEqualTo(303);
        return booked.location();
    }

    /** The day of the visit booked last; no slot of the fictional clinic is near midnight. */
    public String firstDay() {
        return firstDay;
    }

    /** What a patient types, with the hidden key of the form. */
    public static Map<String, List<String>> typed(Page details) {
        Map<String, List<String>> form = new HashMap<>();
        form.put("key", details.values("key"));
        form.put("name", List.of("Ida Falk"));
        form.put("birthDate", List.of("1985-04-12"));
        form.put("mobile", List.of("070-174 06 05"));
        form.put("email", List.of("ida@example.org"));
        form.put("consents", List.of("reminders", "follow-ups"));
        return form;
    }

    /** The same answer to every safety question: yes, or no. */
    static Map<String, List<String>> all(Page questions, String answer) {
        Map<String, List<String>> form = new HashMap<>();
        questions.elements("input").stream()
                .filter(input -> "radio".equals(input.get("type")))
                .filter(input -> input.getOrDefault("id", "").endsWith("-" + answer))
                .forEach(input -> form.put(input.get("name"), List.of(input.get("value"))));
        form.put("asked", questions.values("asked"));
        assertThat(form).isNotEmpty();
        return form;
    }
}
