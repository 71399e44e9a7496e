/** Where the clinic wants it: a one-time code shows that whoever opens a check-in has the patient's phone or mailbox. */
@NullMarked
package clinic.reminder.proof;

import org.jspecify.annotations.NullMarked;
