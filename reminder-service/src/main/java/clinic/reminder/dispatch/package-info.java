/** What is due leaves once, or is not sent with a reason. Knows when; asks others whether and in which words. */
@NullMarked
package clinic.reminder.dispatch;

import org.jspecify.annotations.NullMarked;
