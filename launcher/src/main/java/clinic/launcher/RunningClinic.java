package clinic.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The whole clinic: what starts before what, and what stops after what. */
class RunningClinic {

    private static final List<String> SERVICES = List.of("gateway", "viewer", "content", "booking", "reminder");
    private static final String KAFKA = "kafka";
    private static final Duration STOP_BOUND = Duration.ofSeconds(5);
    private static final int HEARTBEAT_SECONDS = 15;

    private final DataFolder data;
    private final Services services;
    private final Postgres postgres;
    private final Progress progress;
    private final Children children;
    private final Training training;
    private final Restarts restarts;
    private final ExecutorService duties = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Duty> onDuty = new HashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    RunningClinic(DataFolder data, Services services, Secrets secrets, Ports free, Progress progress) {
        this.data = data;
        this.services = services;
        this.postgres = new Postgres(data, services, secrets);
        this.progress = progress;
        this.children = new Children(data);
        this.training = new Training(data, free);
        this.restarts = new Restarts(data.run());
    }

    /** Returns when every part has been ready; refuses if one is given up. */
    void start() throws Exception {
        restarts.forget();
        Duty database = duty(Postgres.NAME);
        Duty broker = duty(KAFKA);
        Duty.Need nothing = () -> {};
        // A consumer that comes before its topic waits for it for half a minute; later it can do without the broker.
        Duty.Need stored = () -> {
            broker.wasReady().get();
            database.ready().get();
        };
        duties.submit(() -> keepAt(database, nothing, () -> postgres::start));
        keep(broker, nothing, services::kafka);
        keep(duty("gateway"), nothing, services::gateway);
        keep(duty("viewer"), nothing, services::viewer);
        keep(duty("content"), stored, services::content);
        keep(duty("booking"), stored, services::booking);
        keep(duty("reminder"), stored, services::reminder);
        awaitReady();
        training.begin(children.parts());
    }

    private Duty duty(String name) {
        Duty duty = new Duty(name, data.log(name), restarts, progress, this::rest);
        onDuty.put(name, duty);
        return duty;
    }

    private void keep(Duty duty, Duty.Need need, Callable<Part> making) {
        duties.submit(() -> keepAt(duty, need, () -> {
            Part part = making.call();
            return () -> children.launch(part);
        }));
    }

    /** Only what is given up comes back from its duty. */
    private void keepAt(Duty duty, Duty.Need need, Callable<Duty.Work> work) {
        try {
            duty.keep(need, work.call());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (Exception givenUp) {
            end.completeExceptionally(givenUp);
        }
    }

    private void rest(Duration pause) throws InterruptedException {
        if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("The clinic is stopping.");
        }
    }

    private void awaitReady() throws Exception {
        CompletableFuture<?> all = CompletableFuture.allOf(
                onDuty.values().stream().map(Duty::wasReady).toArray(CompletableFuture<?>[]::new));
        CompletableFuture<Object> allOrNone = CompletableFuture.anyOf(all, end);
        while (true) {
            try {
                allOrNone.get(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException notYet) {
                TreeSet<String> waiting = new TreeSet<>(onDuty.keySet());
                waiting.removeIf(name -> Optional.ofNullable(onDuty.get(name))
                        .orElseThrow()
                        .wasReady()
                        .isDone());
                progress.say("  still starting: " + String.join(", ", waiting));
            } catch (ExecutionException givenUp) {
                throw cause(givenUp);
            }
        }
    }

    /** Does not return: a clinic runs until it is stopped, or until a part is given up, which is thrown. */
    void awaitEnd() throws Exception {
        try {
            end.get();
        } catch (ExecutionException givenUp) {
            throw cause(givenUp);
        }
    }

    private static Exception cause(ExecutionException wrapped) {
        return wrapped.getCause() instanceof Exception cause ? cause : wrapped;
    }

    /** Services first, then the broker they say goodbye to, PostgreSQL last and cleanly. */
    void stop() throws IOException, InterruptedException {
        stopping.countDown();
        training.stop();
        children.stop(SERVICES, STOP_BOUND);
        children.stop(List.of(KAFKA), STOP_BOUND);
        duties.shutdownNow();
        duties.awaitTermination(STOP_BOUND.toMillis(), TimeUnit.MILLISECONDS);
        new ServerProcesses(data.postgres()).stop(STOP_BOUND);
        for (ProcessRecord record : ProcessRecord.all(data.run())) {
            ProcessRecord.erase(data.run(), record.name());
        }
        restarts.forget();
    }
}
