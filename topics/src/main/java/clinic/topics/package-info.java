/** The topics of the contracts, created before any service asks for one. */
@NullMarked
package clinic.topics;

import org.jspecify.annotations.NullMarked;
