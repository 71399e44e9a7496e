/** The patients' phones and mailboxes, and the clock's buttons: for trying out and for tests, profile demo only. */
@NullMarked
package clinic.viewer;

import org.jspecify.annotations.NullMarked;
