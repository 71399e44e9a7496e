package clinic.viewer.message;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.viewer.LocalViewer;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

@LocalViewer
class MessageEndpointsTest {
    private static final Instant NOON = Instant.parse("2027-11-23T12:00:00Z");

    @Autowired
    private Messages messages;

    @Autowired
    private WebApplicationContext context;

    private MockMvcTester web() {
        return MockMvcTester.from(context);
    }

    @BeforeEach
    void threeMessages() {
        if (messages.find("e1").isEmpty()) {
            messages.keep(sms("e1", "+46701740671", NOON));
            messages.keep(sms("e2", "+46701740672", NOON.plusSeconds(60)));
            messages.keep(sms("e3", "+46701740671", NOON.plusSeconds(120)));
        }
    }

    @Test
    void newestComesFirst() {
        assertThat(web().get().uri("/local/messages?since=" + NOON))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[*].id")
                .asArray()
                .containsExactly("e3", "e2", "e1");
    }

    @Test
    void everyFieldIsThere() {
        assertThat(web().get().uri("/local/messages?to=+46701740672"))
                .bodyJson()
                .isLenientlyEqualTo("""
                        [{"id":"e2","channel":"sms","from":"Clinic","to":"+46701740672","subject":null,"text":"hej",
                          "html":null,"at":"2027-11-23T12:01:00Z","purpose":"reminder"}]""");
    }

    @Test
    void anAddressAndATimeNarrowTheList() {
        for (String query : new String[] {
            "to=%2B46701740671&since=2027-11-23T12:01:00Z", "to=+46701740671&since=2027-11-23T13:01:00+01:00"
        }) {
            assertThat(web().get().uri(URI.create("/local/messages?" + query)))
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("$[*].id")
                    .asArray()
                    .containsExactly("e3");
        }
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        assertThat(web().get().uri("/local/messages?since=yesterday")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    private static Message sms(String id, String to, Instant at) {
        return new Message(id, Channel.SMS, "Clinic", to, null, "hej", null, at, "reminder");
    }
}
