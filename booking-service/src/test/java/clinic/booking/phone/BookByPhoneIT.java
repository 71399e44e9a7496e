package clinic.booking.phone;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.online.Browser.Page;
import clinic.booking.staff.StaffBrowser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody calls, and reception books. */
@RealBooking
class BookByPhoneIT {

    private static final String AT = "/staff/appointments/new";

    @LocalServerPort
    int port;

    @Autowired
    BookingClient client;

    @Autowired
    EmptyCalendar calendar;

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @Test
    void receptionFindsATimeAndBooksForWhoeverCalls() {
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        Page times = reception.get(AT + "?treatment=" + client.treatment("back-and-leg") + "&practitioner="
                + client.practitioner("Anna Lindqvist"));
        Page form = reception.get(times.links("start=").getFirst());
        assertThat(form.html()).contains("Jag har frågat om varningstecken");

        Page unasked = reception.post(AT, call(form, false));
        assertThat(unasked.status()).isEqualTo(409);
        assertThat(unasked.html()).contains("Fråga om varningstecken först.", "Karin Ek");
        assertThat(calendar.count("appointments")).isZero();

        Page booked = reception.post(AT, call(form, true));
        assertThat(booked.location()).startsWith("/staff/appointments/");
        assertThat(reception.post(AT, call(form, true)).location())
                .as("a double click books once")
                .isEqualTo(booked.location());
        assertThat(reception.get(booked.location()).html()).contains("Karin Ek", "Anna Lindqvist");
        assertThat(calendar.count("audit WHERE deed = 'BOOKED' AND who = 'STAFF'"
                        + " AND appointment_id IN (SELECT id FROM appointments)"))
                .isOne();
        assertThat(calendar.count("outbox WHERE type = 'booking.appointment.booked'"))
                .isOne();

        Map<String, List<String>> another = call(form, true);
        another.put("key", List.of("another"));
        Page taken = reception.post(AT, another);
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.links("start=")).as("the nearest free times").hasSize(6);
        assertThat(calendar.count("appointments")).isOne();
    }

    @Test
    @DisplayName("Scenario 36: a practitioner books into their own calendar alone")
    void practitionerBooksIntoTheirOwnCalendar() {
        String at = AT + "?treatment=" + client.treatment("back-and-leg") + "&practitioner=";
        StaffBrowser anna = StaffBrowser.signedIn(port, "anna", "sv");
        Page colleagues = anna.get(at + client.practitioner("Johan Berg"));
        Page refused = anna.post(AT, call(anna.get(colleagues.links("start=").getFirst()), true));
        assertThat(refused.html()).contains("Besöket är en annan behandlares");
        assertThat(calendar.count("appointments")).isZero();
        Page own = anna.get(at + client.practitioner("Anna Lindqvist"));
        assertThat(anna.post(AT, call(anna.get(own.links("start=").getFirst()), true))
                        .status())
                .isEqualTo(303);
    }

    private static Map<String, List<String>> call(Page form, boolean asked) {
        Map<String, List<String>> typed = new HashMap<>(Map.of(
                "name", List.of("Karin Ek"),
                "birthDate", List.of("1971-04-02"),
                "mobile", List.of("070-174 06 05"),
                "language", List.of("sv"),
                "consents", List.of("reminders")));
        for (String hidden : List.of("_csrf", "key", "treatment", "practitioner", "location", "start")) {
            typed.put(hidden, form.values(hidden).stream().limit(1).toList());
        }
        if (asked) {
            typed.put("asked", List.of("true"));
        }
        return typed;
    }
}
