package clinic.booking.planted.common;

/** Planted: a drawer for the rest. */
public class Thing {}
