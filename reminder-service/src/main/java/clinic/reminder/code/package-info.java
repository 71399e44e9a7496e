/** One-time codes for patients who sign in: sent at once, at any hour, and not any more once they open nothing. */
@NullMarked
package clinic.reminder.code;

import org.jspecify.annotations.NullMarked;
