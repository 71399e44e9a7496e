/** A patient's own figures over time, drawn on the server. Nothing is computed from them. */
@NullMarked
package clinic.reminder.trend;

import org.jspecify.annotations.NullMarked;
