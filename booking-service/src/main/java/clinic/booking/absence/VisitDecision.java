package clinic.booking.absence;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of a visit, as the API says it.
 *
 * @param version of the visit as it was seen; left out, any will do
 * @param decision {@code move}, {@code offer} (cancelled, and the patient chooses another time by the link in the message),
 *     {@code cancel} or {@code phone} (stays until somebody has talked with the patient)
 * @param practitioner with whom it is once it is moved
 * @param start when it is then
 */
record VisitDecision(
        @Nullable UUID appointment,
        @Nullable Integer version,
        @Nullable String decision,
        @Nullable UUID practitioner,
        @Nullable OffsetDateTime start) {

    /** By visit; @throws InvalidInput naming each field that is missing or cannot be. */
    static Map<UUID, Chosen> chosen(List<@Nullable VisitDecision> decisions) {
        Map<UUID, Chosen> chosen = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (int n = 0; n < decisions.size(); n++) {
            VisitDecision one = decisions.get(n);
            String field = "decisions." + n;
            if (one == null || one.appointment == null) {
                faults.add(new Fault(field + ".appointment", "missing"));
                continue;
            }
            one.choice(field, faults).ifPresent(choice -> {
                if (chosen.put(one.appointment, new Chosen(choice, one.version)) != null) {
                    faults.add(new Fault(field + ".appointment", "decided-twice"));
                }
            });
        }
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
        return chosen;
    }

    private Optional<Choice> choice(String field, List<Fault> faults) {
        Optional<Decision.Kind> kind = Stream.of(Decision.Kind.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(decision))
                .findFirst();
        if (kind.isEmpty()) {
            faults.add(new Fault(field + ".decision", decision == null ? "missing" : "unknown-decision"));
            return Optional.empty();
        }
        if (kind.get() != Decision.Kind.MOVE) {
            return Optional.of(new Choice.Stay(kind.get()));
        }
        if (practitioner == null || start == null) {
            faults.add(new Fault(field + (practitioner == null ? ".practitioner" : ".start"), "missing"));
            return Optional.empty();
        }
        return Optional.of(new Choice.Move(practitioner, start.toInstant()));
    }
}
