/** Tells people of staff that something waits which nobody has looked at: at once, at any hour, and not what it is. */
@NullMarked
package clinic.reminder.escalation;

import org.jspecify.annotations.NullMarked;
