package clinic.booking.catalogue;

import java.time.ZoneId;
import java.util.UUID;

/** A place where the clinic receives patients; every time of a visit there is told in its zone. */
public record Location(
        UUID id, String name, String street, String city, String phone, ZoneId zone, Directions directions) {}
