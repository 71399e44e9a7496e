package clinic.content.followupplan;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a plan measures with. Three are nobody's; the others have owners, and a clinic needs their leave. */
enum Instrument {
    @JsonProperty("pain-0-10")
    PAIN("pain-0-10", false),
    @JsonProperty("own-activity-0-10")
    OWN_ACTIVITY("own-activity-0-10", false),
    /** Better, the same or worse, in our own words. */
    @JsonProperty("global-change")
    GLOBAL_CHANGE("global-change", false),
    @JsonProperty("odi")
    OSWESTRY_DISABILITY_INDEX("odi", true),
    @JsonProperty("eq-5d")
    EQ_5D("eq-5d", true),
    @JsonProperty("start-back")
    START_BACK("start-back", true),
    @JsonProperty("msk-hq")
    MSK_HQ("msk-hq", true);

    private final String word;
    private final boolean licensed;

    Instrument(String word, boolean licensed) {
        this.word = word;
        this.licensed = licensed;
    }

    boolean isLicensed() {
        return licensed;
    }

    /** As a file names it. */
    String word() {
        return word;
    }
}
