/** The clinic's words: conditions, advice, red flags and follow-up plans, and the public site that shows them. */
@NullMarked
package clinic.content;

import org.jspecify.annotations.NullMarked;
