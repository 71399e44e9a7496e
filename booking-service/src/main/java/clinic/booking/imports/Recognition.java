package clinic.booking.imports;

import clinic.booking.InvalidInput.Fault;
import clinic.booking.imports.Origins.Known;
import clinic.booking.patient.Faces;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides of some rows, one after the other, who they are: known by number or by the very same row, known as somebody
 * who books again is, or new. What one row made the next one knows.
 */
final class Recognition {

    private final Map<String, Known> known;
    private final Faces faces;
    private final Map<String, UUID> made = new HashMap<>();

    /** @param known of the origins of these rows, those that came before */
    Recognition(Map<String, Known> known, Faces faces) {
        this.known = new HashMap<>(known);
        this.faces = faces;
    }

    Verdict verdict(ToldPatient told, Instant now) {
        PatientRow patient = told.patient();
        if (patient == null) {
            return Verdict.refused(told.row(), told.faults());
        }
        for (String origin : told.origins()) {
            Known before = known.get(origin);
            if (before != null) {
                return again(told, patient, before);
            }
        }
        UUID same = faces.same(patient.details()).orElse(null);
        if (same != null) {
            keep(told, patient, same);
            return known(told, patient, same);
        }
        UUID perhaps = faces.perhaps(patient.details(), patient.isProtected()).orElse(null);
        UUID recorded = faces.register(patient.details(), patient.consents(), patient.isProtected(), now);
        keep(told, patient, recorded);
        return Verdict.recorded(told.row(), recorded, perhaps);
    }

    private Verdict again(ToldPatient told, PatientRow patient, Known before) {
        if (before.erased()) {
            return Verdict.refused(told.row(), List.of(new Fault(Row.WHOLE_ROW, "erased")));
        }
        // A number that was given away again, or one of another system: nobody gets another's record.
        if (differ(before.born(), patient.details().birthDate())) {
            return Verdict.refused(told.row(), List.of(new Fault(Field.NUMBER.name(), "number-of-another")));
        }
        return known(told, patient, before.patient());
    }

    /** Nothing is written over; but of what somebody wanted to be hidden the stricter word stays. */
    private Verdict known(ToldPatient told, PatientRow patient, UUID id) {
        if (patient.isProtected()) {
            faces.hide(id);
        }
        return Verdict.known(told.row(), id);
    }

    private void keep(ToldPatient told, PatientRow patient, UUID id) {
        told.origins().forEach(origin -> {
            made.put(origin, id);
            known.put(origin, new Known(id, patient.details().birthDate(), false));
        });
    }

    private static boolean differ(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one != null && other != null && !one.equals(other);
    }

    Faces faces() {
        return faces;
    }

    /** The origins of those who were recognised or recorded. */
    Map<String, UUID> made() {
        return made;
    }
}
