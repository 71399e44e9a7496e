package clinic.reminder.contact;

import clinic.contracts.reminder.Channel;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which addresses of a patient take no messages, and the word of staff that one does again. */
@RestController
@RequestMapping("/api/staff/undeliverable-addresses/{patient}")
class UndeliverableAddressesApi {

    private final UndeliverableAddresses addresses;
    private final ReturnedMessages returned;

    UndeliverableAddressesApi(UndeliverableAddresses addresses, ReturnedMessages returned) {
        this.addresses = addresses;
        this.returned = returned;
    }

    /** Those of now and of before, oldest first; by channel, the address itself is not told. */
    @GetMapping
    List<Undeliverable> of(@PathVariable UUID patient) {
        return addresses.of(patient);
    }

    /** The address works again: what is unsent is planned anew, for everybody who shares it. */
    @DeleteMapping("/{channel}")
    ResponseEntity<Void> lift(@PathVariable UUID patient, @PathVariable String channel, Principal person) {
        boolean lifted = switch (channel.toLowerCase(Locale.ROOT)) {
            case "sms" -> returned.lift(patient, Channel.SMS, person.getName());
            case "email" -> returned.lift(patient, Channel.EMAIL, person.getName());
            default -> false;
        };
        return lifted
                ? ResponseEntity.noContent().build()
                : ResponseEntity.notFound().build();
    }
}
