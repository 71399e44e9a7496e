/** What the clinic calls itself, and where the words of all pages are found. */
@NullMarked
package clinic.words;

import org.jspecify.annotations.NullMarked;
