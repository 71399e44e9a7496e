/**
 * Who may open what. A service names each of its routes in {@link clinic.doors.Doors}; whatever it has not named is
 * closed. Staff are known by the pass that booking-service makes out when they sign in. What programs may call behind
 * these doors is read and documented alike in every service.
 */
@NullMarked
package clinic.doors;

import org.jspecify.annotations.NullMarked;
