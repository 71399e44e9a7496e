package clinic.booking.planted;

import org.springframework.data.repository.Repository;

/** Planted: rows for every feature to write. */
public interface OpenRepository extends Repository<OpenEntity, Long> {}
