package clinic.content.publication;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * A version of a plan that has a next one, and by which patients are still followed up who began with it.
 *
 * @param id of the plan
 * @param carried items that reach a patient because of it
 * @param until the last day on which that may be
 */
public record EarlierPlan(UUID id, Set<UUID> carried, LocalDate until) {}
