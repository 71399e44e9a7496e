package clinic.reminder.erasure;

import clinic.reminder.Problems;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
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

    @GetMapping("/api/staff/erasures/{patient}")
    @Operation(summary = "What is left of a patient, counted now", description = "404 for whoever was not erased.")
    Report report(@PathVariable UUID patient) {
        Instant erasedAt = traces.erasedAt(patient).orElseThrow(() -> Problems.notFound("This patient was not erased"));
        return new Report(patient, erasedAt, traces.left(patient), traces.locked(patient), CARE_LAW);
    }
}
