/** Moves the clock of every service forward, one due instant at a time. */
@NullMarked
package clinic.viewer.clock;

import org.jspecify.annotations.NullMarked;
