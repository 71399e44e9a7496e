package clinic.contracts.booking;

/**
 * What there is to know of a treatment before it is booked.
 *
 * @param code what content refers to it by; never changes
 * @param minutes how long a visit takes
 * @param price in whole kronor
 */
public record Bookable(String code, int minutes, int price) {}
