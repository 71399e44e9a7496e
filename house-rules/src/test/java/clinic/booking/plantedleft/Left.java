package clinic.booking.plantedleft;

import clinic.booking.plantedright.Right;

/** Planted: one half of a cycle between features. */
public record Left(Right right) {}
