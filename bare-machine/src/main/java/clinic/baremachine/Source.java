package clinic.baremachine;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a test's PostgreSQL and Kafka come from, and why.
 *
 * @param contained in containers, rather than started on the bare machine
 */
record Source(boolean contained, String why) {

    /**
     * @param wanted {@code -Dtest.infra}: embedded or docker; null leaves it to the machine
     * @param ci the variable CI: a build server always takes what every machine has
     * @param whyNotDocker asked only if it matters; nothing if docker can be used
     */
    static Source choose(@Nullable String wanted, @Nullable String ci, Supplier<Optional<String>> whyNotDocker) {
        if (wanted == null || wanted.isBlank()) {
            if (Boolean.parseBoolean(ci)) {
                return new Source(false, "CI is set");
            }
            return whyNotDocker
                    .get()
                    .map(why -> new Source(false, why))
                    .orElseGet(() -> new Source(true, "docker answers and has the images"));
        }
        return switch (wanted) {
            case "embedded" -> new Source(false, "-Dtest.infra=embedded");
            case "docker" -> {
                whyNotDocker.get().ifPresent(why -> {
                    throw new IllegalStateException("-Dtest.infra=docker was asked for, but " + why);
                });
                yield new Source(true, "-Dtest.infra=docker");
            }
            default -> throw new IllegalArgumentException("-Dtest.infra is embedded or docker, not \"" + wanted + "\"");
        };
    }

    Postgres postgres() {
        return contained ? new ContainedPostgres() : LocalPostgres.throwAway();
    }

    Broker broker() {
        return contained ? new ContainedBroker() : new EmbeddedBroker();
    }

    @Override
    public String toString() {
        return (contained ? "in containers" : "embedded") + ", because " + why;
    }
}
