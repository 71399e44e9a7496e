package clinic.reminder.channel;

import clinic.reminder.hook.IncomingSms;
import clinic.reminder.message.Answerable;
import clinic.reminder.message.Links;
import clinic.reminder.message.Reachable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Who carries the clinic's SMS; where they are is configuration. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SmsSettings.class)
class Carriers {

    private static final Duration TO_CONNECT = Duration.ofSeconds(3);

    @Bean
    Carrier sms(
            RestClient.Builder clients,
            Links links,
            SmsSettings settings,
            IncomingSms incoming,
            MeterRegistry figures,
            Clock clock) {
        Map<SmsProvider, Integer> providers = new LinkedHashMap<>();
        providers.put(fortySixElks(clients, links, settings), settings.weight());
        if (settings.twilio().exists()) {
            providers.put(
                    twilio(clients, links, settings, incoming::refused),
                    settings.twilio().weight());
        }
        return new Sms(List.copyOf(providers.keySet()), new Roster(providers, System::nanoTime), figures, clock);
    }

    @Bean
    Answerable answerable(SmsSettings settings) {
        TwilioAccount twilio = settings.twilio();
        Senders elks = new Senders(settings.sender(), settings.number());
        Senders other = new Senders(settings.sender(), twilio.number());
        return recipient ->
                elks.showANumber(recipient) && (!twilio.exists() || twilio.chooses() || other.showANumber(recipient));
    }

    @Bean
    Reachable reachable(SmsSettings settings) {
        TwilioAccount twilio = settings.twilio();
        Senders elks = new Senders(settings.sender(), settings.number());
        Senders other = new Senders(settings.sender(), twilio.number());
        return recipient -> elks.exist(recipient) || twilio.exists() && (twilio.chooses() || other.exist(recipient));
    }

    static SmsProvider fortySixElks(RestClient.Builder clients, Links links, SmsSettings settings) {
        return new FortySixElks(
                client(clients, settings.url(), settings.username(), settings.password(), settings.answerWithin()),
                new Senders(settings.sender(), settings.number()),
                links);
    }

    static SmsProvider twilio(
            RestClient.Builder clients, Links links, SmsSettings settings, Consumer<String> optedOut) {
        TwilioAccount account = settings.twilio();
        return new Twilio(
                client(
                        clients,
                        account.url(),
                        Objects.requireNonNull(account.accountSid()),
                        Objects.requireNonNull(account.authToken()),
                        settings.answerWithin()),
                account,
                new Senders(settings.sender(), account.number()),
                links,
                optedOut);
    }

    private static RestClient client(
            RestClient.Builder clients, String url, String username, String password, Duration answerWithin) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TO_CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                // Whoever waits for the answer is one as well: no thread of the system is woken in between.
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(answerWithin);
        return clients.clone()
                .requestFactory(requests)
                // Handing over is a step of the trace already, and the trace's id is nothing that a provider needs.
                .observationRegistry(ObservationRegistry.NOOP)
                .baseUrl(url)
                .defaultHeaders(headers -> headers.setBasicAuth(username, password))
                .build();
    }
}
