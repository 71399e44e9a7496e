/** Lets staff in whom an issuer outside of the clinic vouches for (OpenID Connect), where the clinic has set one. */
@NullMarked
package clinic.booking.issuer;

import org.jspecify.annotations.NullMarked;
