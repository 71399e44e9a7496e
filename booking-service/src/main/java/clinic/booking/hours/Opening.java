package clinic.booking.hours;

/**
 * When a practitioner receives patients at a location, and what took the rest away.
 *
 * @param planned if there were neither closed days nor absences
 * @param beforeAbsences if there were no absences
 * @param open what is left
 */
public record Opening(Spans planned, Spans beforeAbsences, Spans open) {}
