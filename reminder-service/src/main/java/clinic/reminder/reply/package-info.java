/** What patients answer by SMS: read by a few words, decided by booking-service, and answered. */
@NullMarked
package clinic.reminder.reply;

import org.jspecify.annotations.NullMarked;
