/** What a measurement found, in one form that people and the one table of {@code ./clinic report} read. */
@NullMarked
package clinic.figures;

import org.jspecify.annotations.NullMarked;
