package clinic.booking.signin;

/** The change would leave nobody who may give roles, and nobody who could mend that. */
public class LastAdmin extends RuntimeException {

    LastAdmin() {
        super("The last admin", null, false, false);
    }
}
