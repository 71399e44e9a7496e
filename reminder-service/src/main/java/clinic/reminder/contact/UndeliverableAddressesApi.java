package clinic.reminder.contact;

import clinic.reminder.ChannelInAddress;
import clinic.reminder.Problems;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Which addresses of a patient take no messages, and the word of staff that one does again. */
@RestController
@RequestMapping("/api/staff/undeliverable-addresses/{patient}")
class UndeliverableAddressesApi {

    private final UndeliverableAddresses addresses;
    private final AddressBook book;
    private final ReturnedMessages returned;
    private final WhoLooked audit;

    UndeliverableAddressesApi(
            UndeliverableAddresses addresses, AddressBook book, ReturnedMessages returned, WhoLooked audit) {
        this.addresses = addresses;
        this.book = book;
        this.returned = returned;
        this.audit = audit;
    }

    @GetMapping
    @Operation(
            summary = "The patient's addresses that take, or took, no messages",
            description = "Oldest first, by channel; the address itself is not told. That you looked is in the audit.")
    List<Undeliverable> of(@PathVariable UUID patient, JwtAuthenticationToken reader) {
        UUID kept = book.keptAs(patient);
        audit.looked(List.of(kept), UUID.fromString(reader.getToken().getSubject()));
        return addresses.of(kept);
    }

    @DeleteMapping("/{channel}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "The address works again",
            description = "What is unsent is planned anew, for everybody who shares it.")
    void lift(@PathVariable UUID patient, @PathVariable String channel, JwtAuthenticationToken person) {
        UUID account = UUID.fromString(person.getToken().getSubject());
        if (!returned.lift(book.keptAs(patient), ChannelInAddress.named(channel), person.getName(), account)) {
            throw Problems.notFound("This address is not among those that take no messages");
        }
    }
}
