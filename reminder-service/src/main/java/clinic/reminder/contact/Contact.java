package clinic.reminder.contact;

import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.reminder.Channel;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How to reach a patient, in which language, and what they agreed to be written to about. */
public record Contact(
        UUID patientId,
        Locale language,
        @Nullable String mobile,
        @Nullable String email,
        Set<ConsentPurpose> consents) {

    /** The addresses the patient gave, the one they look at first coming first. */
    public Map<Channel, String> addresses() {
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
        return address.equals(addresses().get(channel));
    }
}
