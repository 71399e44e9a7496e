package clinic.booking.signin;

import org.springframework.security.core.AuthenticationException;

/** Nobody looks at this password now, right or wrong. */
class TooManyTries extends AuthenticationException {

    TooManyTries() {
        super("Too many tries");
    }
}
