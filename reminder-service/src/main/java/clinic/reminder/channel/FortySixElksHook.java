package clinic.reminder.channel;

import clinic.contracts.SecretLink;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where 46elks reports deliveries. The address is the proof: only the provider was told it. */
@RestController
class FortySixElksHook {

    private static final Logger log = LoggerFactory.getLogger(FortySixElksHook.class);

    private final DeliveryReports reports;
    private final SecretLink secret;
    private final Counter refused;

    FortySixElksHook(DeliveryReports reports, SecretLink secret, MeterRegistry figures) {
        this.reports = reports;
        this.secret = secret;
        this.refused = Counter.builder("clinic.delivery.reports.refused")
                .description("Delivery reports that nobody we know can have sent")
                .register(figures);
    }

    /** Answers 2xx only when the report is kept, so that the provider repeats what was lost. */
    @PostMapping("/hooks/46elks/{purpose}/{token}")
    ResponseEntity<Void> report(
            @PathVariable String token, @RequestParam(name = "status", defaultValue = "") String status) {
        UUID message = secret.claimedId(token)
                .filter(id -> reports.receiptNonce(id)
                        .filter(nonce -> secret.opens(token, SecretLink.Purpose.DELIVERY_RECEIPT, id, nonce))
                        .isPresent())
                .orElse(null);
        if (message == null) {
            refused.increment();
            log.warn("Refused a delivery report: its address was not made by us");
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        switch (status) {
            case "delivered" -> reports.delivered(message);
            case "failed" -> reports.failed(message);
            default -> log.info("Delivery report of message {} says nothing final", message);
        }
        return ResponseEntity.noContent().build();
    }
}
