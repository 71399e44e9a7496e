package clinic.booking.signin;

/** Nobody looks at this password or code now, right or wrong. */
public class TooManyTries extends RuntimeException {

    TooManyTries() {
        super("Too many tries", null, false, false);
    }
}
