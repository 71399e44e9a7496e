package clinic.booking.issuer;

/** The issuer does not answer, or answers what no issuer does. */
class IssuerAway extends RuntimeException {

    IssuerAway() {
        super("The issuer is away", null, false, false);
    }
}
