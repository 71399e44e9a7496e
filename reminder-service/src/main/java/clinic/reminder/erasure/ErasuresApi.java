package clinic.reminder.erasure;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows that nothing is left of a patient who was erased. */
@RestController
class ErasuresApi {

    private static final String CARE_LAW =
            "Answers about a visit that took place are part of the care that was given, and are kept as long as care law"
                    + " says. They are locked: no page, link or call shows them.";

    private final Traces traces;

    ErasuresApi(Traces traces) {
        this.traces = traces;
    }

    /**
     * @param left by table, how many rows still name the patient: 0 in each, or something is wrong
     * @param locked by table, how many rows stay and are shown to nobody
     */
    record Report(
            UUID patient, Instant erasedAt, Map<String, Long> left, Map<String, Long> locked, String lockedBecause) {}

    /** What is left of a patient, counted now; 404 for whoever was not erased. */
    @GetMapping("/api/staff/erasures/{patient}")
    ResponseEntity<Report> report(@PathVariable UUID patient) {
        return ResponseEntity.of(traces.erasedAt(patient)
                .map(at -> new Report(patient, at, traces.left(patient), traces.locked(patient), CARE_LAW)));
    }
}
