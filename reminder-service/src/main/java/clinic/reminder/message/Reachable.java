package clinic.reminder.message;

/** Whether an SMS of ours can leave for a phone: its country may take no sender that the clinic has. */
public interface Reachable {
    boolean to(String recipient);
}
