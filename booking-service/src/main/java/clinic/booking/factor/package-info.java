/** The second proof of who somebody of staff is, beside their password: an authenticator app, or a recovery code. */
@NullMarked
package clinic.booking.factor;

import org.jspecify.annotations.NullMarked;
