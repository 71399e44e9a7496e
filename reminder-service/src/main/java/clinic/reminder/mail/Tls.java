package clinic.reminder.mail;

import java.util.Properties;

/** How a connection to a mail server is kept from other eyes. */
enum Tls {
    /** Begun in the open and encrypted before anything is said; a server that offers no encryption gets no mail. */
    STARTTLS,
    /** Encrypted from the first byte. */
    IMPLICIT,
    /** Not at all: for a server on this machine. */
    NONE;

    /** What the mail library must know; whoever answers has to prove that it is the server we mean. */
    void into(Properties properties, String protocol) {
        String prefix = "mail." + protocol + ".";
        properties.put(prefix + "starttls.enable", String.valueOf(this == STARTTLS));
        properties.put(prefix + "starttls.required", String.valueOf(this == STARTTLS));
        properties.put(prefix + "ssl.enable", String.valueOf(this == IMPLICIT));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
    }
}
