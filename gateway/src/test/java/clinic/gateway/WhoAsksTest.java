package clinic.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class WhoAsksTest {

    private final WhoAsks whoAsks = new WhoAsks("127\\.0\\.0\\.1|172\\.29\\.77\\.\\d+");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // who is there     | what they say of others                | who asks
                "203.0.113.9        | -                                      | 203.0.113.9",
                "203.0.113.9        | 198.51.100.1                           | 203.0.113.9",
                "127.0.0.1          | -                                      | 127.0.0.1",
                "127.0.0.1          | 198.51.100.1                           | 198.51.100.1",
                "127.0.0.1          | 10.1.2.3, 198.51.100.1                 | 198.51.100.1",
                "127.0.0.1          | 198.51.100.1, 172.29.77.1              | 198.51.100.1",
                "127.0.0.1          | 127.0.0.1, 198.51.100.1, 172.29.77.1   | 198.51.100.1",
                "172.29.77.1        | 198.51.100.1:50123                     | 198.51.100.1",
                "127.0.0.1          | [2001:db8::1]:50123                    | 2001:db8::1",
                "127.0.0.1          | 2001:db8::1                            | 2001:db8::1",
                "127.0.0.1          | unknown                                | 127.0.0.1",
                "127.0.0.1          | 198.51.100.1, <script>, 172.29.77.1    | 172.29.77.1",
                "127.0.0.1          | [                                      | 127.0.0.1",
                "172.29.77.1        | 172.29.77.9                            | 172.29.77.9",
            })
    void isTheFirstWhomNobodyVouchesFor(String peer, String forwarded, String visitor) {
        assertThat(told(peer, WhoAsks.FOR, forwarded).get(WhoAsks.FOR)).containsExactly(visitor);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "203.0.113.9 | https       | http  | 80",
                "127.0.0.1   | https       | https | 443",
                "127.0.0.1   | http, https | https | 443",
                "127.0.0.1   | ftp         | http  | 80",
                "127.0.0.1   | -           | http  | 80",
            })
    void schemeIsTheOneThatTheVisitorUsed(String peer, String forwarded, String scheme, String port) {
        HttpHeaders told = told(peer, WhoAsks.PROTO, forwarded);

        assertThat(told.get(WhoAsks.PROTO)).containsExactly(scheme);
        assertThat(told.get(WhoAsks.PORT)).containsExactly(port);
    }

    @Test
    void portIsTheOneThatTheVisitorTyped() {
        MockServerHttpRequest asked = MockServerHttpRequest.get("http://localhost:8080/book")
                .header(HttpHeaders.HOST, "localhost:8080")
                .build();

        assertThat(told(asked).get(WhoAsks.PORT)).containsExactly("8080");
    }

    private HttpHeaders told(String peer, String header, String value) {
        MockServerHttpRequest.BaseBuilder<?> asked = MockServerHttpRequest.get("http://clinic.example/book")
                .header(HttpHeaders.HOST, "clinic.example")
                .remoteAddress(new InetSocketAddress(peer, 40_000));
        if (value != null) {
            asked.header(header, value);
        }
        return told(asked.build());
    }

    /** As after the library, which passes nothing of these on. */
    private HttpHeaders told(MockServerHttpRequest asked) {
        return whoAsks.filter(new HttpHeaders(), MockServerWebExchange.from(asked));
    }
}
