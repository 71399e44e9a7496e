package clinic.viewer.sms;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** 46elks' answer to an SMS it took: times are UTC without a zone, cost is in ten-thousandths of a krona. */
record SmsAccepted(
        String id,
        String status,
        String from,
        String to,
        String message,
        String created,
        int parts,
        int cost,
        String direction) {
    private static final int COST_OF_A_PART = 5200;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    static SmsAccepted of(String id, SmsOrder order, Instant now) {
        int parts = SmsParts.of(order.message());
        return new SmsAccepted(
                id,
                "created",
                order.from(),
                order.to(),
                order.message(),
                time(now),
                parts,
                parts * COST_OF_A_PART,
                "outgoing");
    }

    static String time(Instant instant) {
        return UTC.format(instant);
    }
}
