/** The one clock of a service. In the profile {@code demo} it can be moved forward, never back. */
@NullMarked
package clinic.clock;

import org.jspecify.annotations.NullMarked;
