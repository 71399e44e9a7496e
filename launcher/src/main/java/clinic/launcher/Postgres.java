package clinic.launcher;

import clinic.baremachine.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** PostgreSQL with a database for each service. It is nobody's child, so it is found by what it leaves in its folder. */
class Postgres {

    static final String NAME = "postgres";

    /**
     * Laid beside a folder of programs once a server has run from it. Beside, not inside: a folder that changed after it
     * was filled is filled again.
     */
    private static final String PROVED = ".proved";

    private static final long LOOK_EVERY_MILLIS = 100;
    private static final Duration START_BOUND = Duration.ofMinutes(2);

    /** Backends leave by themselves when they notice that their postmaster is gone. */
    private static final Duration ORPHANS_LEAVE_WITHIN = Duration.ofSeconds(5);

    private final DataFolder data;
    private final Services services;
    private final Secrets secrets;
    private @Nullable LocalPostgres server;

    Postgres(DataFolder data, Services services, Secrets secrets) {
        this.data = data;
        this.services = services;
        this.secrets = secrets;
    }

    /** Starts it on what it had, after the death of its predecessor as well, and returns when the databases are there. */
    ProcessHandle start() throws IOException, InterruptedException {
        tidyUp();
        Log log = Log.from(data.log(NAME));
        CompletableFuture<LocalPostgres> starting = new CompletableFuture<>();
        Thread starter = Thread.ofVirtual().start(() -> {
            try {
                starting.complete(
                        LocalPostgres.durable(data.programs(), data.postgres(), services.postgresPort(), log.file()));
            } catch (Throwable failed) {
                starting.completeExceptionally(failed);
            }
        });
        try {
            LocalPostgres started = started(starting, log);
            server = started;
            Services.DATABASES.forEach(name -> started.database(name, secrets.databasePassword(name)));
        } catch (IllegalStateException unreachable) {
            throw new Refusal("%s stopped while it started (%s)".formatted(NAME, unreachable.getMessage()));
        } finally {
            starter.interrupt();
            starter.join(ORPHANS_LEAVE_WITHIN);
        }
        Files.writeString(data.postgresWhole(), "");
        for (Path version : programs()) {
            Files.writeString(proof(version), "");
        }
        return new Postmaster(data.postgres())
                .running()
                .flatMap(ProcessRecord::process)
                .orElseThrow(() -> new Refusal(NAME + " stopped while it started"));
    }

    private static LocalPostgres started(CompletableFuture<LocalPostgres> starting, Log log)
            throws InterruptedException {
        long deadline = System.nanoTime() + START_BOUND.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                return starting.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                if (log.says("pg_ctl: could not start server")) {
                    throw new Refusal(NAME + " stopped while it started");
                }
            } catch (ExecutionException failed) {
                throw new Refusal("%s could not be started (%s)".formatted(NAME, failed.getCause()));
            }
        }
        throw new Refusal("%s did not become ready within %d s".formatted(NAME, START_BOUND.toSeconds()));
    }

    private void tidyUp() throws IOException, InterruptedException {
        if (server != null) {
            server.close();
            server = null;
        }
        new ServerProcesses(data.postgres()).stop(ORPHANS_LEAVE_WITHIN);
        if (!Files.exists(data.postgresWhole())) {
            // An initialisation that was cut off leaves a folder that PostgreSQL neither starts from nor fills.
            DataFolder.delete(data.postgres());
        }
        forgetUnproved();
        // Nobody works in the folder any more: what says otherwise is stale, and its number may be a stranger's by now.
        Files.deleteIfExists(data.postgres().resolve("postmaster.pid"));
        Files.deleteIfExists(data.postgres().resolve("epg-lock"));
    }

    /**
     * Unpacking does not go on where it was cut off; and on a full disk it leaves empty files and calls itself done,
     * so that the programs start, do nothing and say nothing. Only a server that ran proves them.
     */
    private void forgetUnproved() throws IOException {
        for (Path version : programs()) {
            if (!Files.exists(proof(version))) {
                DataFolder.delete(version);
            }
        }
    }

    private List<Path> programs() throws IOException {
        Files.createDirectories(data.programs());
        try (Stream<Path> versions = Files.list(data.programs())) {
            return versions.filter(Files::isDirectory).toList();
        }
    }

    private static Path proof(Path version) {
        return version.resolveSibling(version.getFileName() + PROVED);
    }
}
