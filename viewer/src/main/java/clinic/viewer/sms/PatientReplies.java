package clinic.viewer.sms;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** A patient writes to the clinic's number; handed on the way 46elks does: https://46elks.com/docs/receive-sms */
@RestController
class PatientReplies {

    private final DeliveryReports callbacks;
    private final Clock clock;
    private final URI hook;
    private final String number;

    /**
     * @param number the clinic's, as its SMS show it
     * @param secret the last part of the address that the clinic gave the provider for this number
     */
    PatientReplies(
            DeliveryReports callbacks,
            Clock clock,
            @Value("${clinic.public-url:http://localhost:8080}") String clinic,
            @Value("${clinic.sms.number:}") String number,
            @Value("${clinic.sms.inbound-secret:none}") String secret) {
        this.callbacks = callbacks;
        this.clock = clock;
        this.hook = URI.create(clinic + "/hooks/46elks/incoming/" + secret);
        this.number = number;
    }

    /** What somebody wrote; {@code from} is their phone in E.164. */
    record Reply(String from, String text) {}

    /** Accepted: the clinic hears of it in a moment. */
    @PostMapping(path = "/local/replies", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, String> write(@RequestBody Reply reply) {
        String id = SmsEndpoint.IDS + UUID.randomUUID().toString().replace("-", "");
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("direction", "incoming");
        form.add("id", id);
        form.add("from", reply.from());
        form.add("to", number);
        form.add("created", SmsAccepted.time(clock.instant()));
        form.add("message", reply.text());
        callbacks.report(new Callback(id, hook, form, Map.of()));
        return Map.of("id", id);
    }

    /** The same from the phone on the page. */
    @PostMapping(path = "/local/replies", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Void> write(@RequestParam String from, @RequestParam String text) {
        write(new Reply(from, text));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(UriComponentsBuilder.fromPath("/local")
                        .queryParam("to", "{from}")
                        .encode()
                        .build(from))
                .build();
    }
}
