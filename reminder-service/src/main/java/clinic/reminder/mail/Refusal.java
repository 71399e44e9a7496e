package clinic.reminder.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server's no is about. Only some of them speak of the address: a mailbox that is full today, a mail that was
 * taken for spam or a server of ours on somebody's list say nothing of whether the patient can be written to.
 *
 * @param status as RFC 3463 writes it, such as 5.1.1; 5.0.0 says as little as none
 * @param code of the SMTP answer; 0 if it is not known
 */
record Refusal(String status, int code) {

    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");
    private static final Pattern CODE = Pattern.compile("(?<![\\d.])([45]\\d\\d)(?=[ -])");

    /** Nobody there; no such host or none that takes mail; not a mailbox's name; moved; closed. */
    private static final Pattern OF_THE_ADDRESS = Pattern.compile("5\\.1\\.([0-4]|6|9|10)|5\\.2\\.1|5\\.4\\.(4|310)");

    /** Reads what a server answered, such as {@code 550 5.1.1 User unknown}. */
    static Refusal of(int code, @Nullable String answer) {
        Matcher status = STATUS.matcher(answer == null ? "" : answer);
        return new Refusal(status.find() ? status.group(1) : code / 100 + ".0.0", code);
    }

    /** Reads a report's two fields; the second quotes the receiving server, as far as there was one. */
    static Refusal reported(@Nullable String status, @Nullable String diagnostic) {
        String quoted = diagnostic == null ? "" : diagnostic;
        Matcher code = CODE.matcher(quoted);
        Matcher reported = STATUS.matcher(status == null ? "" : status);
        Matcher inQuote = STATUS.matcher(quoted);
        String told = reported.find() ? reported.group(1) : "";
        // Some put a bare 5.0.0 above an answer that says more.
        String word = (told.isEmpty() || told.endsWith(".0.0")) && inQuote.find() ? inQuote.group(1) : told;
        return new Refusal(word.isEmpty() ? "5.0.0" : word, code.find() ? Integer.parseInt(code.group(1)) : 0);
    }

    boolean forGood() {
        return status.startsWith("5");
    }

    /** Without a status the code must do: 550 unknown, 551 not here, 553 no such name, 556 takes no mail. */
    boolean byTheAddress() {
        return status.endsWith(".0.0")
                ? forGood() && (code == 550 || code == 551 || code == 553 || code == 556)
                : OF_THE_ADDRESS.matcher(status).matches();
    }
}
