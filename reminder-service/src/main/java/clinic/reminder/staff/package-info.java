/** Writes to staff: the one-time link by which somebody chooses a password. */
@NullMarked
package clinic.reminder.staff;

import org.jspecify.annotations.NullMarked;
