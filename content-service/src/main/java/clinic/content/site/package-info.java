/** The public pages. */
@NullMarked
package clinic.content.site;

import org.jspecify.annotations.NullMarked;
