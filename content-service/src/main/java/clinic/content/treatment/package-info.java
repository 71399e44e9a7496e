/** What happens in the room, what it may help, and what is known of that. */
@NullMarked
package clinic.content.treatment;

import org.jspecify.annotations.NullMarked;
