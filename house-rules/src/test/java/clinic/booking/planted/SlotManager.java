package clinic.booking.planted;

/** Planted: a name that says nothing. */
public class SlotManager {}
