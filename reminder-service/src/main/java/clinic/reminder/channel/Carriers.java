package clinic.reminder.channel;

import clinic.reminder.message.Links;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.web.client.RestClient;

/** The carriers of this clinic; where they are is configuration. */
@Configuration(proxyBeanMethods = false)
class Carriers {

    private static final Duration TO_CONNECT = Duration.ofSeconds(3);

    @Bean
    Carrier mail(JavaMailSenderImpl server, @Value("${clinic.mail.from}") String from) {
        return new Smtp(server, from);
    }

    @Bean
    Carrier sms(
            RestClient.Builder clients,
            Links links,
            @Value("${clinic.sms.url}") String url,
            @Value("${clinic.sms.username}") String username,
            @Value("${clinic.sms.password}") String password,
            @Value("${clinic.sms.sender}") String sender,
            @Value("${clinic.sms.answer-within:10s}") Duration answerWithin) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TO_CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(answerWithin);
        return new FortySixElks(
                clients.clone()
                        .requestFactory(requests)
                        .baseUrl(url)
                        .defaultHeaders(headers -> headers.setBasicAuth(username, password))
                        .build(),
                sender,
                links);
    }
}
