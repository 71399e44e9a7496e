package clinic.booking.times;

import java.time.LocalDate;

/** Where the week picker leads: its weeks and days look the same when booking and when moving a visit. */
public interface Addresses {

    String week(LocalDate monday);

    String day(LocalDate date);
}
