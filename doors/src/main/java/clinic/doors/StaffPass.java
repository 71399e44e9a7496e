package clinic.doors;

/**
 * What booking-service and the services that read it agree on about the pass of somebody who has signed in: a JWT
 * (ES256) in a cookie, with the staff member's id as subject.
 */
public final class StaffPass {

    public static final String COOKIE = "staff-pass";

    public static final String ISSUER = "clinic:booking";

    /** What it opens; a token of ours that was made for anything else opens no door for staff. */
    public static final String AUDIENCE = "clinic:staff";

    /** Claim: the version of the account it was made out at; void once a later one is known. */
    public static final String VERSION = "version";

    /** Claim: names of {@link clinic.contracts.booking.StaffRole}. */
    public static final String ROLES = "roles";

    /** Claim: what they sign in with. */
    public static final String NAME = "name";

    private StaffPass() {}
}
