package clinic.content.publication;

/** A file of content that cannot be published, and why. */
class RefusedContent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedContent(String file, String reason) {
        super("Content file " + file + " is refused: " + reason);
    }
}
