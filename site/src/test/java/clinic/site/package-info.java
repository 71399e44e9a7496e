@NullMarked
package clinic.site;

import org.jspecify.annotations.NullMarked;
