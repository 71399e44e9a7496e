package clinic.booking.practitioner;

import clinic.booking.hours.Hours;
import clinic.booking.hours.Rota;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes when practitioners receive patients, unless that leaves visits outside which nobody has been shown. The change
 * is made and then judged by the same hours that every search asks; refused, it is undone with the transaction. So what
 * a page foretells and what is saved cannot differ.
 */
@Component
class ChangeOfHours {

    private final Rota rota;
    private final VisitsToCome coming;

    ChangeOfHours(Rota rota, VisitsToCome coming) {
        this.rota = rota;
        this.coming = coming;
    }

    /** @throws NotConfirmed with the visits it leaves outside, when they are more than were shown */
    @Transactional(propagation = Propagation.MANDATORY)
    public void make(Collection<UUID> practitioners, Shown shown, Runnable change) {
        List<ComingVisit> visits = coming.with(practitioners);
        Hours before = around(visits, practitioners);
        change.run();
        List<ComingVisit> touched = ComingVisit.leftOutside(before, around(visits, practitioners), visits);
        if (!shown.covers(touched)) {
            throw new NotConfirmed(touched);
        }
    }

    /** The visits that lie outside the hours as they are, whoever put them there or changed the hours. */
    List<ComingVisit> outside(UUID practitioner) {
        List<UUID> them = List.of(practitioner);
        List<ComingVisit> visits = coming.with(them);
        return ComingVisit.outside(around(visits, them), visits);
    }

    private Hours around(List<ComingVisit> visits, Collection<UUID> practitioners) {
        if (visits.isEmpty()) {
            return Hours.NONE;
        }
        LocalDate first = visits.getFirst().startsAt().toLocalDate();
        LocalDate last = visits.getLast().endsAt().toLocalDate();
        // Other zones may be a calendar day apart on either side.
        return rota.of(practitioners, first.minusDays(1), last.plusDays(3));
    }
}
