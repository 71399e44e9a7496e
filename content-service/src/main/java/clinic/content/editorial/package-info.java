/** What the clinic's editors and approvers see of the content. */
@NullMarked
package clinic.content.editorial;

import org.jspecify.annotations.NullMarked;
