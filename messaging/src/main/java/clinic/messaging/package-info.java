/**
 * Outbox and inbox, nothing else: what a transaction announces is sent in order after it commits, and what arrives has
 * its effect once.
 */
@NullMarked
package clinic.messaging;

import org.jspecify.annotations.NullMarked;
