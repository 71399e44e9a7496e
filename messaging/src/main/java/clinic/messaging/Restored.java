package clinic.messaging;

/** Something that a service does, once, after its database was restored from a back-up: before it reads or sends anything. */
public interface Restored {

    /**
     * Done anew if it broke off the last time.
     *
     * @param word of whoever restored, another one each time
     */
    void catchUp(String word);
}
