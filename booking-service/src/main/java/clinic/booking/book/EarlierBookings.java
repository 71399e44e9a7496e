package clinic.booking.book;

import clinic.booking.appointment.ManagedAppointments;
import clinic.booking.appointment.Standing;
import clinic.booking.repeat.KeptAnswers;
import clinic.booking.repeat.RequestKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a booking was answered that is asked for again. */
@Component
class EarlierBookings {

    private final KeptAnswers kept;
    private final ManagedAppointments managed;

    EarlierBookings(KeptAnswers kept, ManagedAppointments managed) {
        this.kept = kept;
        this.managed = managed;
    }

    /** With the link, which is stored nowhere and made anew. */
    Optional<Booked> find(@Nullable RequestKey key) {
        return kept.earlier(key, Standing.class).map(visit -> new Booked(visit, managed.bookersToken(visit.id())));
    }
}
