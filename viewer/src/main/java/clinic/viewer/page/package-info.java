/** The page that shows each patient's phone and mailbox as they see it, with the clock's buttons. */
@NullMarked
package clinic.viewer.page;

import org.jspecify.annotations.NullMarked;
