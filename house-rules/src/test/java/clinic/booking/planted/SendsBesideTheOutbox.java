package clinic.booking.planted;

import org.springframework.cloud.stream.function.StreamBridge;

/** Planted: an event sent whatever becomes of the transaction. */
public record SendsBesideTheOutbox(StreamBridge bridge) {

    public boolean send(String event) {
        return bridge.send("booking.appointments.v1", event);
    }
}
