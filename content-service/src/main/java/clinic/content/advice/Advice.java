package clinic.content.advice;

import clinic.content.publication.Approver;
import clinic.content.publication.Authored;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * One thing to do or to leave, in one language.
 *
 * @param picture an icon of the site
 * @param why what it is good for
 * @param dose how often and how much, in words; empty where none applies
 * @param variants for which stretch of the way it is written; the clinician chooses, nothing infers it
 * @param mechanisms ids of the condition's mechanisms that it suits; empty suits all
 * @param notFor who should leave it; empty where nobody need
 * @param exercises items that show how
 */
public record Advice(
        UUID id,
        String locale,
        int version,
        Approver approver,
        LocalDate reviewBy,
        List<String> sources,
        Direction direction,
        String title,
        String picture,
        String why,
        List<String> paragraphs,
        String dose,
        List<Variant> variants,
        List<String> mechanisms,
        String notFor,
        List<UUID> exercises)
        implements Authored {

    public enum Direction {
        @JsonProperty("do")
        DO,
        @JsonProperty("avoid")
        AVOID
    }

    public enum Variant {
        @JsonProperty("acute")
        ACUTE,
        @JsonProperty("subacute")
        SUBACUTE,
        @JsonProperty("returning")
        RETURNING
    }

    @Override
    public Set<UUID> references() {
        return Set.copyOf(exercises);
    }
}
