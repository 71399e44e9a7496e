package clinic.booking.planted;

import jakarta.persistence.Entity;

/** Planted: an entity for every feature to hold. */
@Entity
public class OpenEntity {}
