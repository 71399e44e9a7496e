package clinic.booking.appointment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells visits in the API's words and in the time of their location. */
@Component
class AppointmentAnswers {

    private final VisitList visits;
    private final ManagedAppointments managed;
    private final String publicUrl;
    private final Clock clock;

    AppointmentAnswers(
            VisitList visits,
            ManagedAppointments managed,
            @Value("${clinic.public-url}") String publicUrl,
            Clock clock) {
        this.visits = visits;
        this.managed = managed;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** Always the same for the same booking, whatever has become of the visit since. */
    AppointmentAnswer answer(Booked booked) {
        ZoneId zone =
                visits.visit(booked.appointmentId()).orElseThrow().location().zone();
        return new AppointmentAnswer(
                booked.appointmentId(),
                booked.version(),
                word(AppointmentState.BOOKED),
                booked.start().atZone(zone).toOffsetDateTime(),
                booked.end().atZone(zone).toOffsetDateTime(),
                url(booked.manageToken()));
    }

    AppointmentAnswer answer(AppointmentView visit) {
        return new AppointmentAnswer(
                visit.id(),
                visit.version(),
                word(visit.state()),
                visit.startsAt().toOffsetDateTime(),
                visit.endsAt().toOffsetDateTime(),
                url(managed.token(visit.id())));
    }

    /** The latest day that is today anywhere: a birth date after it is impossible. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Pacific/Kiritimati"));
    }

    private String url(String token) {
        return publicUrl + "/appointments/" + token;
    }

    private static String word(AppointmentState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
