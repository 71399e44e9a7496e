package clinic.booking.catalogue;

import java.util.List;
import java.util.UUID;

/**
 * A published condition, as far as booking needs it.
 *
 * @param suitedTreatments codes of treatments, the most suited first
 */
public record Condition(
        UUID id, String slug, String name, List<SafetyQuestion> safetyQuestions, List<String> suitedTreatments) {}
