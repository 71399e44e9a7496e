/** What has arrived, kept in a file and listed newest first. */
@NullMarked
package clinic.viewer.message;

import org.jspecify.annotations.NullMarked;
