package clinic.booking.online;

import clinic.booking.availability.Hold;
import clinic.booking.times.Addresses;
import clinic.booking.times.Slot;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a patient has chosen so far. It travels in the address, so that no page needs a session, every page can be
 * gone back to, and none of them says anything about anyone's health: a condition is an opaque id.
 *
 * <p>Methods are public for the templates.
 *
 * @param safety {@code clear} once the safety questions have been answered
 * @param first {@code yes} for whoever is free first, wherever and with whomever
 * @param week a Monday; which week to look at
 * @param day which day to look at
 * @param slot the time chosen
 * @param hold what keeps that time
 */
record Choices(
        @Nullable UUID treatment,
        @Nullable UUID condition,
        @Nullable String safety,
        @Nullable UUID practitioner,
        @Nullable UUID location,
        @Nullable String first,
        @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate week,
        @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate day,
        @Nullable Slot slot,
        @Nullable UUID hold)
        implements Addresses {

    private static final String CLEAR = "clear";
    private static final String YES = "yes";

    public boolean safe() {
        return CLEAR.equals(safety);
    }

    /** Whether the nearest times are wanted, and not those of a week. */
    public boolean soonest() {
        return YES.equals(first) && week == null && day == null;
    }

    /** The address of a page with these choices. */
    public String at(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        add(address, "treatment", treatment);
        add(address, "condition", condition);
        add(address, "safety", safety);
        add(address, "practitioner", practitioner);
        add(address, "location", location);
        add(address, "first", first);
        add(address, "week", week);
        add(address, "day", day);
        add(address, "slot", slot);
        add(address, "hold", hold);
        return address.encode().build().toUriString();
    }

    public Choices of(UUID chosenTreatment) {
        return new Choices(chosenTreatment, condition, safety, practitioner, location, first, week, day, slot, hold);
    }

    /** With a practitioner, which ends the search for whoever is free first; with null, anyone. */
    public Choices with(@Nullable UUID chosenPractitioner) {
        return new Choices(treatment, condition, safety, chosenPractitioner, location, null, week, day, slot, hold);
    }

    /** Whoever is free first. */
    public Choices whoeverIsFirst() {
        return new Choices(treatment, condition, safety, null, location, YES, null, null, null, hold);
    }

    public Choices about(@Nullable UUID knownCondition) {
        return new Choices(treatment, knownCondition, safety, practitioner, location, first, week, day, slot, hold);
    }

    public Choices answered() {
        return new Choices(treatment, condition, CLEAR, practitioner, location, first, week, day, slot, hold);
    }

    public Choices unanswered() {
        return new Choices(treatment, condition, null, practitioner, location, first, week, day, slot, hold);
    }

    public Choices lookingAt(@Nullable LocalDate monday, @Nullable LocalDate date) {
        return new Choices(treatment, condition, safety, practitioner, location, first, monday, date, null, hold);
    }

    public Choices taking(Slot chosen, @Nullable UUID kept) {
        return new Choices(treatment, condition, safety, practitioner, location, first, null, null, chosen, kept);
    }

    /** Back to the time that a hold keeps. */
    public Choices keeping(Hold kept) {
        return taking(Slot.of(kept.time()), kept.id());
    }

    @Override
    public String week(LocalDate monday) {
        return lookingAt(monday, null).at("/book/time");
    }

    @Override
    public String day(LocalDate date) {
        return lookingAt(null, date).at("/book/time");
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable Object value) {
        if (value != null) {
            address.queryParam(name, value);
        }
    }
}
