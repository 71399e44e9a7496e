package clinic.content.treatment;

import clinic.content.publication.Approver;
import clinic.content.publication.Authored;
import clinic.content.publication.Filled;
import clinic.content.publication.OneLine;
import clinic.site.Slug;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A way in which the clinic treats, in one language; its sources are what its evidence rests on.
 *
 * @param mayHelp what it may help, and what not
 * @param evidenceNote the level in words
 * @param risks what may be unpleasant or go wrong
 * @param bookable codes of the treatments in which it is used
 */
public record TreatmentMethod(
        UUID id,
        String locale,
        int version,
        Approver approver,
        LocalDate reviewBy,
        List<String> sources,
        @OneLine @Filled String name,
        String whatHappens,
        String mayHelp,
        Evidence evidence,
        String evidenceNote,
        String risks,
        List<String> bookable)
        implements Authored {

    /** Its place in addresses. */
    public String slug() {
        return Slug.of(name);
    }

    @Override
    public Optional<String> address() {
        return Optional.of(slug());
    }

    /** How well it is known to help: the clinic's clinicians' judgement of the sources. */
    public enum Evidence {
        @JsonProperty("good")
        GOOD,
        @JsonProperty("some")
        SOME,
        @JsonProperty("weak")
        WEAK,
        @JsonProperty("against")
        AGAINST
    }
}
