/** When to ask how it goes, and which advice answers which answer. */
@NullMarked
package clinic.content.followupplan;

import org.jspecify.annotations.NullMarked;
