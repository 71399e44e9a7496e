package clinic.gateway;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Lets only so many ask a service at a time, the others wait for their turn, and sends away who would wait too long:
 * what a service has begun for somebody who has gone by then is lost to somebody else. Each service has rooms of its
 * own, so that a crowd that books keeps nobody from a check-in; and staff have theirs at each.
 *
 * <p>A place is held until the service begins to answer. Stands behind {@link AskOnceMore}: asking again is a turn too.
 */
@Component
@Order(2)
class WaitingRooms implements GlobalFilter {

    /** Who waits together. */
    private enum Who {
        PATIENTS,
        STAFF,
        /** Files, and whatever comes in pieces: they take as long as their sender likes. */
        UPLOADS;

        static Who asks(ServerHttpRequest request) {
            if (!WholeBodies.isKept(request)) {
                return UPLOADS;
            }
            String path = request.getURI().getPath();
            return path.startsWith("/staff") || path.startsWith("/api/staff") ? STAFF : PATIENTS;
        }
    }

    private record Room(String service, Who who) {}

    private final Crowding crowding;
    private final MeterRegistry figures;
    private final Map<Room, WaitingRoom> rooms = new ConcurrentHashMap<>();

    WaitingRooms(Crowding crowding, MeterRegistry figures) {
        this.crowding = crowding;
        this.figures = figures;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = Objects.requireNonNull(exchange.getAttribute(GATEWAY_ROUTE_ATTR));
        Room room = new Room(route.getId(), Who.asks(exchange.getRequest()));
        return rooms.computeIfAbsent(room, this::open).inTurn(chain.filter(exchange));
    }

    private WaitingRoom open(Room room) {
        Crowding.Room size = switch (room.who()) {
            case PATIENTS -> crowding.patients();
            case STAFF -> crowding.staff();
            case UPLOADS -> crowding.uploads();
        };
        return new WaitingRoom(room.service(), size, crowding.longestWait(), figures);
    }
}
