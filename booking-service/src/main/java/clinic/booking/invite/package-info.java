/** Admins invite staff and set up what they may do; whoever is new or has forgotten it chooses a password by a link. */
@NullMarked
package clinic.booking.invite;

import org.jspecify.annotations.NullMarked;
