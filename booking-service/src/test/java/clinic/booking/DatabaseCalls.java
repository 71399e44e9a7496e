package clinic.booking;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.test.context.TestComponent;

/** How often somebody has asked the database: outside a transaction each statement borrows a connection of its own. */
@TestComponent
public class DatabaseCalls {

    private final MeterRegistry figures;

    DatabaseCalls(MeterRegistry figures) {
        this.figures = figures;
    }

    /** Since the service was started; its own watches ask now and then too. */
    public long count() {
        return figures.get("hikaricp.connections.usage").timer().count();
    }
}
