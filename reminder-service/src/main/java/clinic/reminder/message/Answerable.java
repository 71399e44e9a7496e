package clinic.reminder.message;

/** Whether a phone can answer our SMS: whoever may carry it, the phone shows a number of ours and not the clinic's name. */
public interface Answerable {
    boolean by(String recipient);
}
