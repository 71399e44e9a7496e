package clinic.viewer.sms;

import clinic.viewer.message.Channel;
import clinic.viewer.message.Message;
import clinic.viewer.message.Messages;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Takes an SMS the way Twilio does; on the viewer's own port, never through the gateway. */
@RestController
class TwilioEndpoint {

    private static final String MESSAGES = "/twilio/2010-04-01/Accounts/{account}/Messages.json";
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern PURPOSE = Pattern.compile("/hooks/twilio/([a-z][a-z-]*)/");
    private static final int LONGEST_PAGE = 1000;

    private final Messages messages;
    private final DeliveryReports reports;
    private final Clock clock;
    private final String account;
    private final String token;

    TwilioEndpoint(
            Messages messages,
            DeliveryReports reports,
            Clock clock,
            @Value("${clinic.viewer.twilio-account-sid:}") String account,
            @Value("${clinic.viewer.twilio-auth-token:}") String token) {
        this.messages = messages;
        this.reports = reports;
        this.clock = clock;
        this.account = account;
        this.token = token;
    }

    /** Accepts an SMS; the answer means that it is kept. */
    @PostMapping(path = MESSAGES, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<TwilioSms> send(
            @PathVariable("account") String named,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestParam MultiValueMap<String, String> form) {
        letIn(named, authorization);
        String to = String.valueOf(form.getFirst("To"));
        if (!E164.matcher(to).matches()) {
            throw new TwilioTrouble(HttpStatus.BAD_REQUEST, 21211, "Invalid 'To' Phone Number");
        }
        String from = form.getFirst("From") == null ? form.getFirst("MessagingServiceSid") : form.getFirst("From");
        if (from == null) {
            throw new TwilioTrouble(HttpStatus.BAD_REQUEST, 21603, "A 'From' phone number is required");
        }
        String body = form.getFirst("Body");
        if (body == null || body.isEmpty()) {
            throw new TwilioTrouble(HttpStatus.BAD_REQUEST, 21602, "Message body is required");
        }
        String callback = form.getFirst("StatusCallback");
        String id = TwilioSms.IDS + UUID.randomUUID().toString().replace("-", "");
        Message message = new Message(id, Channel.SMS, from, to, null, body, null, clock.instant(), purpose(callback));
        messages.keep(message);
        if (callback != null) {
            reports.report(delivered(message, URI.create(callback)));
        }
        return ResponseEntity.status(HttpStatus.CREATED).body(TwilioSms.of(account, message, "queued"));
    }

    private Callback delivered(Message message, URI address) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("AccountSid", account);
        form.add("From", message.from());
        form.add("MessageSid", message.id());
        form.add("MessageStatus", "delivered");
        form.add("SmsSid", message.id());
        form.add("SmsStatus", "delivered");
        form.add("To", message.to());
        return new Callback(
                message.id(), address, form, Map.of(TwilioSignature.HEADER, TwilioSignature.of(token, address, form)));
    }

    /** A page of what was accepted, the newest first. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Page(
            List<TwilioSms> messages,
            int page,
            @JsonProperty("next_page_uri") @Nullable String next) {}

    /** What was accepted: so that a sender who never heard our yes can find out. */
    @GetMapping(MESSAGES)
    Page list(
            @PathVariable("account") String named,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestParam(name = "To", required = false) @Nullable String to,
            @RequestParam(name = "PageSize", defaultValue = "50") int size,
            @RequestParam(name = "Page", defaultValue = "0") int page) {
        letIn(named, authorization);
        int length = Math.clamp(size, 1, LONGEST_PAGE);
        List<Message> found = messages.newestFirst(message -> message.channel() == Channel.SMS
                && message.id().startsWith(TwilioSms.IDS)
                && (to == null || to.equals(message.to())));
        List<TwilioSms> told = found.stream()
                .skip((long) page * length)
                .limit(length)
                .map(message -> TwilioSms.of(account, message, "delivered"))
                .toList();
        boolean more = found.size() > (page + 1) * length;
        return new Page(told, page, more ? next(to, length, page + 1) : null);
    }

    private String next(@Nullable String to, int size, int page) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath(
                        "/twilio/2010-04-01/Accounts/" + account + "/Messages.json")
                .queryParam("PageSize", size)
                .queryParam("Page", page);
        return to == null
                ? uri.build().toUriString()
                : uri.queryParam("To", "{to}").encode().buildAndExpand(to).toUriString();
    }

    private static @Nullable String purpose(@Nullable String callback) {
        Matcher found = PURPOSE.matcher(callback == null ? "" : callback);
        return found.find() ? found.group(1) : null;
    }

    private void letIn(String named, @Nullable String authorization) {
        byte[] expected = ("Basic " + HttpHeaders.encodeBasicAuth(account, token, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
        if (token.isBlank()
                || authorization == null
                || !named.equals(account)
                || !MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.UTF_8))) {
            throw new TwilioTrouble(HttpStatus.UNAUTHORIZED, 20003, "Authenticate");
        }
    }

    @ExceptionHandler
    ResponseEntity<TwilioTrouble.Told> no(TwilioTrouble trouble) {
        return ResponseEntity.status(trouble.status()).body(trouble.told());
    }
}
