/** Exercises, positions to rest in and ways to breathe, and their drawings. */
@NullMarked
package clinic.content.exercise;

import org.jspecify.annotations.NullMarked;
