package clinic.reminder.planted;

/** Planted: something of one service that another one asks. */
public class Answers {

    public int pain() {
        return 3;
    }
}
