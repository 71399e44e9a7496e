package clinic.viewer.page;

import clinic.viewer.message.Message;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who got messages: a phone, the mailboxes that go with it, or a mailbox alone.
 *
 * @param messages newest first
 */
record Person(@Nullable String phone, List<String> mailboxes, List<Message> messages) {
    private static final Pattern SWEDISH_MOBILE = Pattern.compile("\\+46(7\\d)(\\d{3})(\\d{2})(\\d{2})");

    /** The address that stands for this person in links. */
    public String address() {
        return phone == null ? mailboxes.getFirst() : phone;
    }

    public boolean has(String address) {
        return address.equals(phone) || mailboxes.contains(address);
    }

    /** The address as people say it. */
    public String name() {
        Matcher mobile = SWEDISH_MOBILE.matcher(address());
        return mobile.matches()
                ? "0%s-%s %s %s".formatted(mobile.group(1), mobile.group(2), mobile.group(3), mobile.group(4))
                : address();
    }

    /** What else is this person's; a second line in lists. */
    @Nullable
    public String also() {
        return phone == null || mailboxes.isEmpty() ? null : String.join(", ", mailboxes);
    }
}
