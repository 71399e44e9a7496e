package clinic.messaging;

import clinic.vitals.Tellable;

/** An event that no number of tries will make readable; told without quoting it. */
class MalformedEvent extends RuntimeException implements Tellable {

    private static final long serialVersionUID = 1L;

    MalformedEvent(String message) {
        super(message);
    }
}
