package clinic.booking.issuer;

import clinic.booking.signin.OutsideIssuer;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The issuer, as far as we know it. It is asked when somebody signs in, and in the background so that the page can say
 * whether it is there: a start needs no issuer, and no page waits for one.
 */
@Component
class Issuer implements OutsideIssuer {

    private static final Logger log = LoggerFactory.getLogger(Issuer.class);

    static final Duration TO_CONNECT = Duration.ofSeconds(1);
    static final Duration TO_ANSWER = Duration.ofSeconds(3);

    /** A page that is looked at again and again does not ask each time. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);

    private static final ParameterizedTypeReference<Map<String, Object>> WHAT_IT_SAYS =
            new ParameterizedTypeReference<>() {};

    private final IssuerSettings settings;
    private final LinkedAccounts links;
    private final String publicUrl;
    private final RestClient http;
    private final AtomicLong nextLook = new AtomicLong(System.nanoTime());
    private volatile @Nullable KnownIssuer known;
    private volatile boolean answers = true;

    Issuer(IssuerSettings settings, LinkedAccounts links, @Value("${clinic.public-url}") String publicUrl) {
        this.settings = settings;
        this.links = links;
        this.publicUrl = publicUrl;
        this.http = RestClient.builder().requestFactory(patient()).build();
    }

    /** It is waited for as long as somebody waits who has pressed a button, and follows nobody elsewhere. */
    static JdkClientHttpRequestFactory patient() {
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(TO_CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(TO_ANSWER);
        return requests;
    }

    @Override
    public boolean isSet() {
        return settings.isSet();
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public boolean passwordsToo() {
        return settings.passwordsToo();
    }

    @Override
    public boolean speaksFor(UUID staffId) {
        return links.holds(staffId);
    }

    /** As it was when it was last asked; whoever wants to know has it asked again, and does not wait. */
    @Override
    public boolean answers() {
        long due = nextLook.get();
        if (System.nanoTime() - due >= 0 && nextLook.compareAndSet(due, System.nanoTime() + BETWEEN_LOOKS.toNanos())) {
            Thread.ofVirtual().name("look-at-issuer").start(this::look);
        }
        return answers;
    }

    @EventListener(ApplicationReadyEvent.class)
    void lookAtStart() {
        if (isSet()) {
            answers();
        }
    }

    private void look() {
        try {
            ask();
        } catch (IssuerAway away) {
            // What is to be said about it, asking has said.
        }
    }

    /**
     * Asks it what it says of itself now.
     *
     * @throws IssuerAway when it says nothing, or not what an issuer says
     */
    KnownIssuer ask() {
        try {
            Map<String, Object> said = http.get()
                    .uri(URI.create(settings.uri() + "/.well-known/openid-configuration"))
                    .retrieve()
                    .body(WHAT_IT_SAYS);
            KnownIssuer now = know(said == null ? Map.of() : said);
            if (!answers) {
                log.info("The issuer for staff answers again");
            }
            answers = true;
            return now;
        } catch (RestClientException | IllegalArgumentException fault) {
            if (answers) {
                log.warn(
                        "The issuer for staff does not answer as one ({}): staff cannot sign in by it",
                        fault.getClass().getSimpleName());
            }
            answers = false;
            throw new IssuerAway();
        }
    }

    /** What it has said last; asked only when it has said nothing yet. */
    KnownIssuer known() {
        KnownIssuer last = known;
        return last == null ? ask() : last;
    }

    /** Its keys are kept with it, so that they are not fetched for each who signs in. */
    private KnownIssuer know(Map<String, Object> said) {
        KnownIssuer last = known;
        if (last != null && last.said().equals(said)) {
            return last;
        }
        KnownIssuer now = KnownIssuer.of(said, settings, publicUrl + IssuerSignIn.ANSWER);
        known = now;
        return now;
    }

    /** Nobody waits for it here: whoever signs out has signed out, whether it is there or not. */
    @Override
    public Optional<String> farewell(HttpSession session) {
        KnownIssuer last = known;
        return last != null && session.getAttribute(AtIssuer.ATTRIBUTE) instanceof AtIssuer there
                ? last.signOutAddress().map(address -> farewell(address, there))
                : Optional.empty();
    }

    private String farewell(String address, AtIssuer there) {
        return UriComponentsBuilder.fromUriString(address)
                .queryParam("id_token_hint", "{token}")
                .queryParam("client_id", "{client}")
                .queryParam("post_logout_redirect_uri", "{back}")
                .encode()
                .buildAndExpand(there.idToken(), settings.clientId(), publicUrl + IssuerSignIn.SIGNED_OUT)
                .toUriString();
    }
}
