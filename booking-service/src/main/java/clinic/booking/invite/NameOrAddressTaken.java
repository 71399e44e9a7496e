package clinic.booking.invite;

/** Somebody else signs in by this name, or has mail at this address. */
class NameOrAddressTaken extends RuntimeException {

    NameOrAddressTaken() {
        super("Name or address taken", null, false, false);
    }
}
