package clinic.reminder.hook;

/** Takes in what patients write to the clinic's numbers, and what providers tell of people who want no more. */
public interface IncomingSms {

    /** Joins the transaction that keeps the message. */
    void received(ReceivedSms sms);

    /**
     * A provider took no SMS to this number: its owner told it to stop, a moment or years ago. Told again with each SMS that
     * is refused.
     */
    void refused(String number);
}
