package clinic.endtoend.running;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.endtoend.running.BookingApi.Booking;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** The morning after visits: each patient has been asked how it goes. */
public final class TheDayAfter {

    private static final ZoneId CLINIC_TIME = ZoneId.of("Europe/Stockholm");

    private TheDayAfter() {}

    /** The links to the check-ins of these patients, by the names they have here. The clock ends on that morning. */
    public static Map<String, String> links(Clinic clinic, Map<String, Person> patients) {
        BookingApi api = clinic.booking();
        LocalDate day = api.slotAtNoon(
                        LocalDate.ofInstant(clinic.clock().now(), CLINIC_TIME).plusDays(2))
                .at()
                .toLocalDate();
        String condition = api.anyCondition().path("id").asString();
        for (Person person : patients.values()) {
            Map<String, Object> request = BookingApi.request(api.slotAtNoon(day), person);
            request.put("condition", condition);
            Booking booked = api.book(request);
            assertThat(booked.start().toLocalDate()).isEqualTo(day);
        }
        clinic.clock().forwardTo(day.atTime(20, 0).atZone(CLINIC_TIME).toInstant());
        clinic.clock()
                .forwardTo(day.plusDays(1).atTime(10, 1).atZone(CLINIC_TIME).toInstant());
        Map<String, String> links = new LinkedHashMap<>();
        patients.forEach((name, person) -> links.put(
                name, clinic.postbox().await(1, "check-in", person).getFirst().link("/check-in/")));
        return links;
    }
}
