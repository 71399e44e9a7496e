package clinic.endtoend.fire;

import clinic.endtoend.running.Http;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** Somebody who has nothing to do with the crowd, and looks at one address again and again. */
final class Bystander {

    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final Http http;
    private final String path;
    private final Pace pace;
    private int looks;
    private int inVain;
    private Duration slowest = Duration.ZERO;

    Bystander(URI clinic, String path, Pace pace) {
        this.http = new Http(clinic, PATIENCE);
        this.path = path;
        this.pace = pace;
    }

    void look(BooleanSupplier goesOn) throws InterruptedException {
        while (goesOn.getAsBoolean()) {
            long from = System.nanoTime();
            looks++;
            try {
                if (http.get(path).status() >= 500) {
                    inVain++;
                }
            } catch (UncheckedIOException noAnswer) {
                inVain++;
            }
            Duration took = Duration.ofNanos(System.nanoTime() - from);
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
            pace.rest(BETWEEN_LOOKS);
        }
    }

    int inVain() {
        return inVain;
    }

    String told() {
        return String.format(
                Locale.ROOT,
                "%s meanwhile, by somebody else: %d looks, %d in vain, the slowest %.1f s",
                path,
                looks,
                inVain,
                slowest.toMillis() / 1000.0);
    }
}
