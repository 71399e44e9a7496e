/** Staff read, try out and change what patients are told. */
@NullMarked
package clinic.reminder.editing;

import org.jspecify.annotations.NullMarked;
