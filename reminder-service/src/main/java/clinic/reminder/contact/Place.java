package clinic.reminder.contact;

import java.time.ZoneId;

/**
 * Where a visit takes place.
 *
 * @param zone every time of a visit here is told in it
 */
public record Place(String name, String street, String city, String phone, ZoneId zone) {}
