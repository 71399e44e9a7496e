/** What staff see of a patient's follow-ups: the answers as given, what exactly was told, and what can be decided. */
@NullMarked
package clinic.reminder.history;

import org.jspecify.annotations.NullMarked;
