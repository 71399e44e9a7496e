/** What keeps messages going: channels held up and let go, and what stopped on its way seen to by a person. */
@NullMarked
package clinic.reminder.operate;

import org.jspecify.annotations.NullMarked;
