package clinic.booking.me;

import clinic.booking.patient.ConsentView;
import clinic.booking.patient.PatientRegister;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gathers what is shown to a patient who has signed in, on the page and to programs alike. */
@Component
class Mine {

    private final MyVisits visits;
    private final PatientRegister patients;
    private final Clock clock;

    Mine(MyVisits visits, PatientRegister patients, Clock clock) {
        this.visits = visits;
        this.patients = patients;
        this.clock = clock;
    }

    /**
     * What the clinic has of one person.
     *
     * @param coming the next visit first
     * @param past the latest visit first
     * @param history of consents, the latest word first
     */
    record Kept(String name, List<MyVisit> coming, List<MyVisit> past, List<ConsentView> history) {

        /** The latest first. */
        List<MyVisit> visits() {
            return List.of(coming.reversed(), past).stream()
                    .flatMap(List::stream)
                    .toList();
        }
    }

    /** @param recordings of one person, who may have been recorded twice */
    Kept of(List<UUID> recordings) {
        Instant now = clock.instant();
        List<MyVisit> all = visits.of(recordings);
        return new Kept(
                patients.patient(recordings.getFirst()).orElseThrow().name(),
                all.reversed().stream().filter(visit -> visit.comingAt(now)).toList(),
                all.stream().filter(visit -> !visit.comingAt(now)).toList(),
                recordings.stream()
                        .flatMap(recording -> patients.consents(recording).stream())
                        .sorted(Comparator.comparing(ConsentView::latestWord).reversed())
                        .toList());
    }
}
