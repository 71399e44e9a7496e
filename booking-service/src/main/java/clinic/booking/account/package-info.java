/** Everybody of staff looks after their own sign-in: the app beside the password, and where they are signed in. */
@NullMarked
package clinic.booking.account;

import org.jspecify.annotations.NullMarked;
