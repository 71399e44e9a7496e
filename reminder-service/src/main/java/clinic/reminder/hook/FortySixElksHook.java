package clinic.reminder.hook;

import clinic.reminder.hook.Receipts.Receipt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where 46elks reports deliveries and hands on what patients write: https://46elks.com/docs/receive-sms. It signs
 * nothing, so the address is the proof: only the provider was told it. It repeats what is not answered with 2xx, and
 * would send the body of the answer to the patient; ours is empty.
 */
@RestController
class FortySixElksHook {

    static final String PROVIDER = "46elks";

    /** Longer than it repeats itself; an older word was kept by somebody and posted again. */
    private static final Duration NEWS = Duration.ofDays(3);

    private static final Logger log = LoggerFactory.getLogger(FortySixElksHook.class);

    private final Hearsay hearsay;
    private final Receipts receipts;
    private final DeliveryReports reports;
    private final IncomingSms incoming;
    private final Forgeries forgeries;
    private final Clock clock;
    private final byte[] secret;

    /** @param secret the last part of the address that our numbers at 46elks have as {@code sms_url}; none: no way in */
    FortySixElksHook(
            Hearsay hearsay,
            Receipts receipts,
            DeliveryReports reports,
            IncomingSms incoming,
            Forgeries forgeries,
            Clock clock,
            @Value("${clinic.sms.inbound-secret:}") String secret) {
        this.hearsay = hearsay;
        this.receipts = receipts;
        this.reports = reports;
        this.incoming = incoming;
        this.forgeries = forgeries;
        this.clock = clock;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** Answers 2xx only when the report is kept, so that the provider repeats what was lost. */
    @PostMapping("/hooks/46elks/{purpose}/{token}")
    ResponseEntity<Void> report(@PathVariable String token, @RequestAttribute(HookBody.RAW) byte[] raw) {
        Receipt receipt = receipts.at(token).orElse(null);
        if (receipt == null) {
            return forgeries.refuse(PROVIDER);
        }
        UUID message = receipt.message();
        String status = HookForm.read(raw).get("status");
        switch (status) {
            case "delivered" ->
                hearsay.hear(receipt.told(PROVIDER, status, raw), receipt.then(() -> reports.delivered(message)));
            case "failed" ->
                hearsay.hear(receipt.told(PROVIDER, status, raw), receipt.then(() -> reports.failed(message)));
            default -> log.info("Delivery report of message {} says nothing final", message);
        }
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/hooks/46elks/incoming/{claimed}")
    ResponseEntity<Void> incoming(@PathVariable String claimed, @RequestAttribute(HookBody.RAW) byte[] raw) {
        HookForm form = HookForm.read(raw);
        boolean ours = secret.length > 0 && MessageDigest.isEqual(secret, claimed.getBytes(StandardCharsets.UTF_8));
        if (!ours || form.get("id").isEmpty() || old(form.get("created"))) {
            return forgeries.refuse(PROVIDER);
        }
        hearsay.hear(
                new Told(PROVIDER, "sms " + form.get("id"), raw),
                id -> incoming.received(new ReceivedSms(id, form.get("from"), form.get("message"), false)));
        return ResponseEntity.noContent().build();
    }

    private boolean old(String created) {
        try {
            return LocalDateTime.parse(created)
                    .toInstant(ZoneOffset.UTC)
                    .isBefore(clock.instant().minus(NEWS));
        } catch (DateTimeException noTime) {
            return true;
        }
    }
}
