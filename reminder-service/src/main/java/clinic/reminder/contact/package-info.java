/** Whom to reach, how and about what; where visits take place and with whom. Kept from booking-service's topics. */
@NullMarked
package clinic.reminder.contact;

import org.jspecify.annotations.NullMarked;
