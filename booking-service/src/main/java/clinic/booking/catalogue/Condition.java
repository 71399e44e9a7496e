package clinic.booking.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * A published condition, as far as booking needs it.
 *
 * @param suitedTreatments codes of treatments, the most suited first
 */
public record Condition(
        UUID id, String slug, String name, List<SafetyQuestion> safetyQuestions, List<String> suitedTreatments) {

    /** Those of these that suit it, the most suited first. */
    public List<Treatment> suited(List<Treatment> treatments) {
        return treatments.stream()
                .filter(treatment -> suitedTreatments.contains(treatment.code()))
                .sorted(Comparator.comparingInt(treatment -> suitedTreatments.indexOf(treatment.code())))
                .toList();
    }
}
