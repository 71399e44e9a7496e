/** The words of each message: rendered when it leaves, neutral by design, within its budget. */
@NullMarked
package clinic.reminder.message;

import org.jspecify.annotations.NullMarked;
