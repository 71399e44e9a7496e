@NullMarked
package clinic.content.advice;

import org.jspecify.annotations.NullMarked;
