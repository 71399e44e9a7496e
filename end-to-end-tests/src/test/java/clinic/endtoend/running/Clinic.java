package clinic.endtoend.running;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A clinic that runs, and the doors a patient, a program and a curious developer have to it. */
public final class Clinic implements AutoCloseable {

    /** What is awaited of a clinic may take its time: a machine may have other things to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static {
        Awaitility.setDefaultTimeout(PATIENCE);
    }

    private final URI url;
    private final @Nullable LaunchedClinic launched;
    private final Http http;
    private final Instant since;

    private Clinic(URI url, @Nullable LaunchedClinic launched) {
        this.url = url;
        this.launched = launched;
        this.http = new Http(url);
        // What an earlier run sent to the same few numbers of fiction is no concern of this one.
        this.since = launched == null ? clock().now() : Instant.EPOCH;
    }

    public static Clinic at(URI url) {
        return new Clinic(url.resolve("/"), null);
    }

    public static Clinic of(LaunchedClinic launched) {
        return new Clinic(launched.url(), launched);
    }

    public URI url() {
        return url;
    }

    /** As a browser names the place a form was sent from. */
    public String origin() {
        return url.getScheme() + "://" + url.getAuthority();
    }

    public Http http() {
        return http;
    }

    public Postbox postbox() {
        return new Postbox(http, since);
    }

    public TimeMachine clock() {
        return new TimeMachine(http);
    }

    public BookingApi booking() {
        return new BookingApi(http);
    }

    /** Of everybody who works here; -Dclinic.staff.password tells it where nothing else does. */
    public String staffPassword() {
        if (launched != null) {
            return launched.staffPassword();
        }
        String told = System.getProperty("clinic.staff.password", "");
        return told.isBlank()
                ? ComposedClinic.behind(url)
                        .map(composed -> composed.setting("booking-service", "CLINIC_STAFF_PASSWORD"))
                        .orElse("")
                : told;
    }

    /** The one number that a service's database answers, asked beside the service. */
    public long number(String database, String query) {
        if (launched != null) {
            return new ClinicDatabase(launched.home(), database).number(query);
        }
        return Long.parseLong(
                composed().query(database, database, query).words().strip());
    }

    /** What only Docker can show; a scenario that needs it is skipped elsewhere. */
    public ComposedClinic composed() {
        var found = launched == null ? ComposedClinic.behind(url) : Optional.<ComposedClinic>empty();
        assumeThat(found)
                .as("the clinic at %s is composed: started from docker-compose.yml on this machine", url)
                .isPresent();
        return found.orElseThrow();
    }

    /** What only a clinic that we started ourselves can show; a scenario that needs it is skipped elsewhere. */
    public LaunchedClinic launched() {
        assumeThat(launched).as("the clinic was started by this run").isNotNull();
        return Optional.ofNullable(launched).orElseThrow();
    }

    @Override
    public void close() {
        if (launched != null) {
            launched.close();
        }
    }
}
