/**
 * What a running service tells about itself: whether it lives and is ready, its figures, and its log, in which no line
 * names a person.
 */
@NullMarked
package clinic.vitals;

import org.jspecify.annotations.NullMarked;
