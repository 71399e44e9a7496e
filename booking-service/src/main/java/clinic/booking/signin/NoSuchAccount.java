package clinic.booking.signin;

/** Nobody works here under this id. */
public class NoSuchAccount extends RuntimeException {

    public NoSuchAccount() {
        super("No such account", null, false, false);
    }
}
