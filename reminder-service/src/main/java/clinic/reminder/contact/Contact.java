package clinic.reminder.contact;

import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.NotSentReason;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a patient, in which language, and what they agreed to be written to about.
 *
 * @param undeliverable those of the addresses that took a message back for good
 * @param protectedIdentity where they are must not become known: nothing is sent automatically
 * @param linksRenewed how often their private links were made anew, which is part of each
 */
public record Contact(
        UUID patientId,
        Locale language,
        @Nullable String mobile,
        @Nullable String email,
        Set<ConsentPurpose> consents,
        Set<Channel> undeliverable,
        boolean protectedIdentity,
        int linksRenewed) {

    public Contact(
            UUID patientId,
            Locale language,
            @Nullable String mobile,
            @Nullable String email,
            Set<ConsentPurpose> consents) {
        this(patientId, language, mobile, email, consents, Set.of(), false, 0);
    }

    /** The addresses that may be used and work, as far as is known; the one the patient looks at first coming first. */
    public Map<Channel, String> addresses() {
        Map<Channel, String> addresses = protectedIdentity ? new EnumMap<>(Channel.class) : given();
        addresses.keySet().removeAll(undeliverable);
        return addresses;
    }

    /** The same, as if nothing went by this channel. */
    public Contact without(Channel channel) {
        Set<Channel> closed = EnumSet.of(channel);
        closed.addAll(undeliverable);
        return new Contact(patientId, language, mobile, email, consents, closed, protectedIdentity, linksRenewed);
    }

    /** Why there is no address. */
    public NotSentReason noAddress() {
        if (protectedIdentity) {
            return NotSentReason.PROTECTED_IDENTITY;
        }
        return given().isEmpty() ? NotSentReason.NO_ADDRESS : NotSentReason.ADDRESS_UNDELIVERABLE;
    }

    /** Why what waited for this channel waits no more, although the patient is still told. */
    public NotSentReason noneTo(@Nullable Channel channel) {
        return channel != null && undeliverable.contains(channel)
                ? NotSentReason.ADDRESS_UNDELIVERABLE
                : NotSentReason.SUPERSEDED;
    }

    private Map<Channel, String> given() {
        Map<Channel, String> addresses = new EnumMap<>(Channel.class);
        if (mobile != null) {
            addresses.put(Channel.SMS, mobile);
        }
        if (email != null) {
            addresses.put(Channel.EMAIL, email);
        }
        return addresses;
    }

    public boolean agreedTo(ConsentPurpose purpose) {
        return consents.contains(purpose);
    }

    /** Whether this address is still the patient's. */
    public boolean has(Channel channel, String address) {
        return address.equals(given().get(channel));
    }
}
