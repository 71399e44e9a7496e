/** The mailbox provider: a real SMTP server that accepts every mail. */
@NullMarked
package clinic.viewer.mail;

import org.jspecify.annotations.NullMarked;
