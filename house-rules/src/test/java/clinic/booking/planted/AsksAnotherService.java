package clinic.booking.planted;

import clinic.reminder.planted.Answers;

/** Planted: booking that knows reminder's insides. */
public class AsksAnotherService {

    public int pain() {
        return new Answers().pain();
    }
}
