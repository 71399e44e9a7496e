package clinic.booking.me;

/** Nobody is signed in by what was shown, or no longer, or too many tries were wrong; nothing tells which. */
class SignedOut extends RuntimeException {

    SignedOut() {
        super("Signed out", null, false, false);
    }
}
