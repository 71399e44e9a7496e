/** E-mail: put together, handed to a mail server over TLS, and what came back of it read from a mailbox. */
@NullMarked
package clinic.reminder.mail;

import org.jspecify.annotations.NullMarked;
