package clinic.gateway;

import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells the services who asks and how the visitor reached the clinic, in one word each: by the first they count how much
 * somebody asks, by the second they know whether a cookie must stay with https. A proxy in front is believed; what visitors
 * write there themselves is not passed on. The gateway's library tells of every hop and of itself, and of several words
 * each reader believes another.
 */
@Component
class WhoAsks implements HttpHeadersFilter, Ordered {

    static final String FOR = "X-Forwarded-For";
    static final String PROTO = "X-Forwarded-Proto";
    static final String PORT = "X-Forwarded-Port";

    private static final String HTTPS = "https";
    private static final List<String> SCHEMES = List.of("http", HTTPS);

    private final Pattern proxies;

    /** @param proxies regular expression of the addresses of those in front */
    WhoAsks(@Value("${clinic.gateway.trusted-proxies}") String proxies) {
        this.proxies = Pattern.compile(proxies);
    }

    /** After the library has taken away all that was sent. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders passedOn, ServerWebExchange exchange) {
        ServerHttpRequest asked = exchange.getRequest();
        String scheme = scheme(asked);
        InetSocketAddress host = asked.getHeaders().getHost();
        int port = host == null || host.getPort() == 0 ? (scheme.equals(HTTPS) ? 443 : 80) : host.getPort();
        HttpHeaders told = HttpHeaders.copyOf(passedOn);
        told.set(FOR, visitor(asked));
        told.set(PROTO, scheme);
        told.set(PORT, Integer.toString(port));
        return told;
    }

    /** Each of those in front wrote down, behind what it was told, whom it was told by. */
    private String visitor(ServerHttpRequest asked) {
        String address = peer(asked);
        for (String before : words(asked, FOR).reversed()) {
            String named = address(before);
            if (!isProxy(address) || named == null) {
                break;
            }
            address = named;
        }
        return address;
    }

    private String scheme(ServerHttpRequest asked) {
        List<String> told = words(asked, PROTO);
        return isProxy(peer(asked)) && !told.isEmpty() && SCHEMES.contains(told.getLast())
                ? told.getLast()
                : String.valueOf(asked.getURI().getScheme());
    }

    private boolean isProxy(String address) {
        return proxies.matcher(address).matches();
    }

    private static String peer(ServerHttpRequest asked) {
        InetSocketAddress peer = asked.getRemoteAddress();
        return peer == null || peer.getAddress() == null
                ? "0.0.0.0"
                : peer.getAddress().getHostAddress().replaceFirst("%.*", "");
    }

    private static List<String> words(ServerHttpRequest asked, String header) {
        return asked.getHeaders().getOrEmpty(header).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .toList();
    }

    /** Some write a port behind it; null where it is no address. */
    private static @Nullable String address(String word) {
        String plain = word.startsWith("[")
                ? word.substring(1, Math.max(1, word.indexOf(']')))
                : word.replaceFirst("^([0-9.]+):\\d+$", "$1");
        return NetUtil.isValidIpV4Address(plain) || NetUtil.isValidIpV6Address(plain) ? plain : null;
    }
}
