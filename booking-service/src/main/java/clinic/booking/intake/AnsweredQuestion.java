package clinic.booking.intake;

/**
 * A question as it was asked and the answer as it was given. Stays with the visit for staff to read, and leaves this
 * service neither on a topic nor in a message.
 */
public record AnsweredQuestion(String id, String question, String answer) {

    /** Says nothing of the answer: what is printed may end in a log. */
    @Override
    public String toString() {
        return "AnsweredQuestion[" + id + "]";
    }
}
