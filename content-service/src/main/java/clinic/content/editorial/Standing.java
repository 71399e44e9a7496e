package clinic.content.editorial;

/** How what is published of an item stands; in {@code editorial.standing.…} of the messages. */
enum Standing {
    /** Nothing of it is published yet. */
    NEW("tag-quiet"),
    IN_FORCE("tag-good"),
    /** Its last day is near. */
    SOON("tag-warning"),
    /** Its last day has passed: it is neither shown nor sent. */
    EXPIRED("tag-danger"),
    WITHDRAWN("tag-danger"),
    RETIRED("tag-quiet");

    private final String tag;

    Standing(String tag) {
        this.tag = tag;
    }

    /** In which colours a page says it. */
    public String tag() {
        return tag;
    }

    /** Whether somebody has to look at it, so that it goes on being shown. */
    boolean wantsReview() {
        return this == SOON || this == EXPIRED;
    }
}
