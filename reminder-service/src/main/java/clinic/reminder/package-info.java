/** Confirmations, reminders and check-ins, each sent once or with a reason why not. */
@NullMarked
package clinic.reminder;

import org.jspecify.annotations.NullMarked;
