package clinic.booking.online;

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
        @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate week,
        @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate day,
        @Nullable Slot slot,
        @Nullable UUID hold)
        implements Addresses {

    private static final String CLEAR = "clear";

    public boolean safe() {
        return CLEAR.equals(safety);
    }

    /** The address of a page with these choices. */
    public String at(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        add(address, "treatment", treatment);
        add(address, "condition", condition);
        add(address, "safety", safety);
        add(address, "practitioner", practitioner);
        add(address, "location", location);
        add(address, "week", week);
        add(address, "day", day);
        add(address, "slot", slot);
        add(address, "hold", hold);
        return address.encode().build().toUriString();
    }

    public Choices of(UUID chosenTreatment) {
        return new Choices(chosenTreatment, condition, safety, practitioner, location, week, day, slot, hold);
    }

    public Choices about(@Nullable UUID knownCondition) {
        return new Choices(treatment, knownCondition, safety, practitioner, location, week, day, slot, hold);
    }

    public Choices answered() {
        return new Choices(treatment, condition, CLEAR, practitioner, location, week, day, slot, hold);
    }

    public Choices unanswered() {
        return new Choices(treatment, condition, null, practitioner, location, week, day, slot, hold);
    }

    public Choices lookingAt(@Nullable LocalDate monday, @Nullable LocalDate date) {
        return new Choices(treatment, condition, safety, practitioner, location, monday, date, null, hold);
    }

    public Choices taking(Slot chosen, @Nullable UUID kept) {
        return new Choices(treatment, condition, safety, practitioner, location, null, null, chosen, kept);
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
