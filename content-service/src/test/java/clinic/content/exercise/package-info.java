@NullMarked
package clinic.content.exercise;

import org.jspecify.annotations.NullMarked;
