package clinic.booking.book;

import clinic.booking.appointment.Standing;

/**
 * The answer to a booking; a repeated request gets the very same.
 *
 * @param manageToken opens {@code /appointments/{token}}; for whoever booked
 */
public record Booked(Standing visit, String manageToken) {}
