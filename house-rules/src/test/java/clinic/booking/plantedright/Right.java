package clinic.booking.plantedright;

import clinic.booking.plantedleft.Left;
import org.jspecify.annotations.Nullable;

/** Planted: the other half of a cycle between features. */
public record Right(@Nullable Left left) {}
