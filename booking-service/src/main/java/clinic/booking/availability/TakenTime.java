package clinic.booking.availability;

import java.util.UUID;

/** A stretch of a practitioner's time that belongs to a hold or a visit; buffers lie inside it. */
record TakenTime(UUID resourceId, TimeSlot during) {}
