package clinic.reminder.hook;

import clinic.reminder.hook.Receipts.Receipt;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where Twilio reports deliveries and hands on what patients write. It signs what it posts, but with no time in it: a
 * repeated word is known by its id, for good.
 */
@RestController
class TwilioHook {

    private static final String PROVIDER = "twilio";

    private static final String SIGNATURE = "X-Twilio-Signature";

    /** The person wrote STOP: https://www.twilio.com/docs/api/errors/21610 */
    private static final String OPTED_OUT = "21610";

    /**
     * No phone that an SMS reaches: https://www.twilio.com/docs/api/errors/30005 and
     * https://www.twilio.com/docs/api/errors/30006
     */
    private static final Set<String> NOBODY = Set.of("30005", "30006");

    /** What mail calls the same, RFC 3463. */
    private static final String NO_SUCH_MAILBOX = "5.1.1";

    private static final Logger log = LoggerFactory.getLogger(TwilioHook.class);

    private final Hearsay hearsay;
    private final Receipts receipts;
    private final DeliveryReports reports;
    private final IncomingSms incoming;
    private final Forgeries forgeries;
    private final TwilioSignature signature;
    private final String publicUrl;

    TwilioHook(
            Hearsay hearsay,
            Receipts receipts,
            DeliveryReports reports,
            IncomingSms incoming,
            Forgeries forgeries,
            @Value("${clinic.sms.twilio.auth-token:}") String token,
            @Value("${clinic.public-url}") String publicUrl) {
        this.hearsay = hearsay;
        this.receipts = receipts;
        this.reports = reports;
        this.incoming = incoming;
        this.forgeries = forgeries;
        this.signature = new TwilioSignature(token);
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }

    /** Answers 2xx only when the report is kept, so that the provider repeats what was lost. */
    @PostMapping("/hooks/twilio/{purpose}/{token}")
    ResponseEntity<Void> report(
            @PathVariable String token,
            @RequestAttribute(HookBody.RAW) byte[] raw,
            @RequestHeader(name = SIGNATURE, required = false) @Nullable String signed,
            HttpServletRequest request) {
        HookForm form = HookForm.read(raw);
        Receipt receipt = signature.genuine(signed, address(request), form)
                ? receipts.at(token).orElse(null)
                : null;
        if (receipt == null) {
            return forgeries.refuse(PROVIDER);
        }
        UUID message = receipt.message();
        switch (form.get("MessageStatus")) {
            case "delivered" ->
                hearsay.hear(receipt.told(PROVIDER, "delivered", raw), receipt.then(() -> reports.delivered(message)));
            case "failed", "undelivered" ->
                hearsay.hear(receipt.told(PROVIDER, "failed", raw), receipt.then(() -> failed(message, form)));
            default -> log.info("Delivery report of message {} says nothing final", message);
        }
        return ResponseEntity.noContent().build();
    }

    private void failed(UUID message, HookForm form) {
        String code = form.get("ErrorCode");
        if (code.equals(OPTED_OUT)) {
            incoming.refused(form.get("To"));
            reports.stopped(message);
        } else if (NOBODY.contains(code)) {
            reports.cameBack(message, NO_SUCH_MAILBOX, DeliveryReports.Return.NO_SUCH_ADDRESS);
        } else {
            reports.failed(message);
        }
    }

    @PostMapping("/hooks/twilio/incoming")
    ResponseEntity<Void> incoming(
            @RequestAttribute(HookBody.RAW) byte[] raw,
            @RequestHeader(name = SIGNATURE, required = false) @Nullable String signed,
            HttpServletRequest request) {
        HookForm form = HookForm.read(raw);
        if (!signature.genuine(signed, address(request), form)
                || form.get("MessageSid").isEmpty()) {
            return forgeries.refuse(PROVIDER);
        }
        boolean stop = form.get("OptOutType").equals("STOP");
        hearsay.hear(
                new Told(PROVIDER, "sms " + form.get("MessageSid"), raw),
                id -> incoming.received(new ReceivedSms(id, form.get("From"), form.get("Body"), stop)));
        return ResponseEntity.noContent().build();
    }

    /** As Twilio was told it, whatever proxies stand in between. */
    private String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return publicUrl + request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
