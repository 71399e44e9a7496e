package clinic.booking.online;

import java.time.LocalDate;

/** Where the week picker leads: its weeks and days look the same when booking and when moving a visit. */
interface Addresses {

    String week(LocalDate monday);

    String day(LocalDate date);
}
