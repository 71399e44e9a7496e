package clinic.content.editorial;

/** Why nothing was read of what somebody sent. */
final class RefusedUpload extends Exception {

    private static final long serialVersionUID = 1L;

    /** In {@code files.refused.…} of the messages. */
    enum Because {
        /** Two files have this name, in the same folder. */
        TWICE,
        /** This file is too large, or becomes so when it is unpacked. */
        TOO_LARGE,
        /** There are more files than anybody writes. */
        TOO_MANY,
        /** This archive cannot be opened. */
        NO_ARCHIVE
    }

    private final Because because;
    private final String file;

    RefusedUpload(Because because, String file) {
        super(because + " " + file);
        this.because = because;
        this.file = file;
    }

    Because because() {
        return because;
    }

    String file() {
        return file;
    }
}
