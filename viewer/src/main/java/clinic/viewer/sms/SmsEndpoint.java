package clinic.viewer.sms;

import clinic.viewer.message.Channel;
import clinic.viewer.message.Message;
import clinic.viewer.message.Messages;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes an SMS the way 46elks does; on the viewer's own port, never through the gateway. */
@RestController
class SmsEndpoint {
    /** How this provider's ids begin. */
    static final String IDS = "s";

    private final Messages messages;
    private final DeliveryReports reports;
    private final Clock clock;
    private final byte[] credentials;

    SmsEndpoint(
            Messages messages,
            DeliveryReports reports,
            Clock clock,
            @Value("${clinic.viewer.sms-username}") String username,
            @Value("${clinic.viewer.sms-password}") String password) {
        this.messages = messages;
        this.reports = reports;
        this.clock = clock;
        this.credentials = ("Basic " + HttpHeaders.encodeBasicAuth(username, password, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Accepts an SMS; the answer means that it is kept. */
    @PostMapping(path = "/46elks/a1/sms", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    SmsAccepted send(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestParam MultiValueMap<String, String> form) {
        requireCredentials(authorization);
        SmsOrder order = SmsOrder.of(form);
        String id = IDS + UUID.randomUUID().toString().replace("-", "");
        Instant now = clock.instant();
        messages.keep(new Message(
                id, Channel.SMS, order.from(), order.to(), null, order.message(), null, now, order.purpose()));
        if (order.whenDelivered() != null) {
            reports.report(order.delivered(id, order.whenDelivered(), now));
        }
        return SmsAccepted.of(id, order, now);
    }

    /** What was accepted: so that a sender who never heard our yes can find out. */
    @GetMapping("/46elks/a1/sms")
    SmsHistory history(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestParam MultiValueMap<String, String> form) {
        requireCredentials(authorization);
        return SmsHistory.of(messages, form);
    }

    private void requireCredentials(@Nullable String authorization) {
        if (authorization == null
                || !MessageDigest.isEqual(credentials, authorization.getBytes(StandardCharsets.UTF_8))) {
            throw new Refused(
                    HttpStatus.UNAUTHORIZED,
                    "API access requires Basic HTTP authentication. Read documentation or examples.");
        }
    }

    @ExceptionHandler
    ResponseEntity<String> refused(Refused refusal) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(refusal.status())
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8));
        if (refusal.status() == HttpStatus.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"API\"");
        }
        return answer.body(refusal.why());
    }
}
