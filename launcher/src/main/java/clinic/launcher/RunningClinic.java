package clinic.launcher;

import clinic.baremachine.Database;
import clinic.baremachine.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The whole clinic: what starts before what, and what stops after what. */
class RunningClinic {

    private static final List<String> SERVICES = List.of("gateway", "viewer", "content", "booking", "reminder");
    private static final String KAFKA = "kafka";
    private static final Duration STOP_BOUND = Duration.ofSeconds(5);
    private static final int HEARTBEAT_SECONDS = 15;

    private final DataFolder data;
    private final Services services;
    private final Secrets secrets;
    private final Progress progress;
    private final Children children;
    private final Training training;
    private final CompletableFuture<Map<String, Database>> databases = new CompletableFuture<>();
    private final CompletableFuture<String> topics = new CompletableFuture<>();
    private volatile boolean stopping;

    RunningClinic(DataFolder data, Services services, Secrets secrets, Ports free, Progress progress) {
        this.data = data;
        this.services = services;
        this.secrets = secrets;
        this.progress = progress;
        this.children = new Children(data, progress);
        this.training = new Training(data, free);
    }

    /** Returns when every part is ready; the first that fails ends it. */
    void start() throws Exception {
        Map<String, Callable<Boolean>> starts = new HashMap<>();
        starts.put("postgres", () -> databases.complete(startPostgres()));
        starts.put(KAFKA, () -> launch(services.kafka()) && topics.complete(KAFKA));
        starts.put("gateway", () -> launch(services.gateway()));
        starts.put("viewer", () -> launch(services.viewer()));
        starts.put("content", () -> launch(services.content(database("content"))));
        starts.put("booking", () -> launch(services.booking(database("booking"))));
        starts.put("reminder", () -> launch(services.reminder(database("reminder"))));
        all(starts);
        children.watch();
        training.begin(children.parts());
    }

    private void all(Map<String, Callable<Boolean>> starts) throws Exception {
        ExecutorCompletionService<String> starting =
                new ExecutorCompletionService<>(Executors.newVirtualThreadPerTaskExecutor());
        starts.forEach((name, start) -> starting.submit(() -> {
            start.call();
            return name;
        }));
        TreeSet<String> waiting = new TreeSet<>(starts.keySet());
        while (!waiting.isEmpty()) {
            Future<String> done = starting.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
            if (done == null) {
                progress.say("  still starting: " + String.join(", ", waiting));
            } else {
                waiting.remove(outcome(done));
            }
        }
    }

    private static String outcome(Future<String> done) throws Exception {
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private boolean launch(Part part) throws IOException, InterruptedException {
        children.launch(part);
        return true;
    }

    private Database database(String name) throws ExecutionException, InterruptedException {
        // A consumer that comes before its topic waits for it for half a minute.
        topics.get();
        return Optional.ofNullable(databases.get().get(name)).orElseThrow();
    }

    private Map<String, Database> startPostgres() throws IOException {
        long from = System.nanoTime();
        // An initialisation that was cut off leaves a folder that PostgreSQL neither starts from nor fills.
        Path whole = data.path().resolve("postgres.whole");
        if (!Files.exists(whole)) {
            DataFolder.delete(data.postgres());
        }
        LocalPostgres postgres = LocalPostgres.durable(data.postgres(), services.postgresPort());
        Map<String, Database> made = new HashMap<>();
        Services.DATABASES.forEach(name -> made.put(name, postgres.database(name, secrets.databasePassword(name))));
        Files.writeString(whole, "");
        postgresProcess().ifPresent(process -> process.onExit().thenRun(this::postgresDied));
        progress.step("postgres", "ready", Duration.ofNanos(System.nanoTime() - from));
        return made;
    }

    private Optional<ProcessHandle> postgresProcess() {
        return new Postmaster(data.postgres()).running().flatMap(ProcessRecord::process);
    }

    /** It restarts itself after a crash of one of its own; if even its first process is gone, somebody meant it. */
    private void postgresDied() {
        if (!stopping) {
            progress.say("PostgreSQL has stopped by itself; nothing can be booked without it, so the clinic stops. "
                    + "./clinic up starts it again, with all that was booked. Its log: "
                    + data.log("launcher"));
            Clinic.leave(1);
        }
    }

    /** Services first, then the broker they say goodbye to, PostgreSQL last and cleanly. */
    void stop() throws IOException, InterruptedException {
        stopping = true;
        training.stop();
        children.stop(SERVICES, STOP_BOUND);
        children.stop(List.of(KAFKA), STOP_BOUND);
        Optional<ProcessHandle> postgres = postgresProcess();
        if (postgres.isPresent()) {
            Postmaster.stop(postgres.get(), STOP_BOUND);
        }
        for (ProcessRecord record : ProcessRecord.all(data.run())) {
            ProcessRecord.erase(data.run(), record.name());
        }
    }
}
