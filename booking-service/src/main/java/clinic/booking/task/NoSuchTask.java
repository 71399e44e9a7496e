package clinic.booking.task;

/** It never was, or is not for whoever asks. */
class NoSuchTask extends RuntimeException {

    NoSuchTask() {
        super("No such task", null, false, false);
    }
}
