package clinic.content.followupplan;

import clinic.contracts.content.Question;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a plan measures with. Three are nobody's; the others have owners, and a clinic needs their leave. */
enum Instrument {
    @JsonProperty("pain-0-10")
    PAIN("pain-0-10", Question.PAIN),
    @JsonProperty("own-activity-0-10")
    OWN_ACTIVITY("own-activity-0-10", Question.OWN_ACTIVITY),
    /** Better, the same or worse, in our own words. */
    @JsonProperty("global-change")
    GLOBAL_CHANGE("global-change", Question.GLOBAL_CHANGE),
    @JsonProperty("odi")
    OSWESTRY_DISABILITY_INDEX("odi", null),
    @JsonProperty("eq-5d")
    EQ_5D("eq-5d", null),
    @JsonProperty("start-back")
    START_BACK("start-back", null),
    @JsonProperty("msk-hq")
    MSK_HQ("msk-hq", null);

    private final String word;
    private final @Nullable Question question;

    /** @param question by which check-ins ask it; null for what somebody owns, which no page of ours asks */
    Instrument(String word, @Nullable Question question) {
        this.word = word;
        this.question = question;
    }

    boolean isLicensed() {
        return question == null;
    }

    Stream<Question> question() {
        return Stream.ofNullable(question);
    }

    /** As a file names it. */
    String word() {
        return word;
    }
}
