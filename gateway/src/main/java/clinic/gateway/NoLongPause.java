package clinic.gateway;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Hangs up on whoever falls silent in the middle of what they send. Their phone may be gone without a word, and since no
 * service has been asked yet ({@link WholeBodies}), nobody else would ever let go of what they have sent so far.
 */
@Component
class NoLongPause implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    private final Duration longestPause;

    NoLongPause(@Value("${clinic.gateway.longest-pause}") Duration longestPause) {
        this.longestPause = longestPause;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.readTimeout(longestPause));
    }
}
