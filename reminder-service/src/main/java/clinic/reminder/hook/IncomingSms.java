package clinic.reminder.hook;

/** Takes in what patients write to the clinic's numbers, and what providers tell of people who want no more. */
public interface IncomingSms {

    /** Joins the transaction that keeps the message. */
    void received(ReceivedSms sms);

    /** A provider sends nothing to this number any more: its owner told it to stop. */
    void optedOut(String number);
}
