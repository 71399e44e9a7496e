package clinic.booking.repeat;

/** The same request was refused before, and is again in the same words. */
class RefusedBefore extends RuntimeException {

    private final int status;
    private final String problem;

    RefusedBefore(int status, String problem) {
        super("Refused before with " + status, null, false, false);
        this.status = status;
        this.problem = problem;
    }

    int status() {
        return status;
    }

    String problem() {
        return problem;
    }
}
