package clinic.booking.imports;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.AtOnce;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.audit.Who;
import clinic.booking.imports.Import.Counts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An import that is killed again and again, between its batches and inside them. */
@RealBooking
class AbortedImportIT {

    private static final long SEED = Long.getLong("clinic.seed", System.nanoTime());
    private static final int ROWS = 6 * Kind.PATIENTS.rowsAtOnce() + 17;
    private static final int INSTANCES = 3;
    private static final int KILLS = 6;

    @Autowired
    private EmptyCalendar calendar;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LayUp layingUp;

    @Autowired
    private HandleImport handling;

    @Autowired
    private Imports imports;

    @Autowired
    private ImportedFiles files;

    @Autowired
    private List<TakeIn> kinds;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private StandingClock clock;

    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger rollbacks = new AtomicInteger();

    @BeforeEach
    @AfterEach
    void empty() {
        calendar.empty();
        jdbc.sql("TRUNCATE imports, origins, tasks CASCADE").update();
    }

    @Test
    void eachRowIsTakenInOnceHoweverOftenItIsKilled() throws Exception {
        System.out.println("Seed " + SEED);
        Random random = new Random(SEED);
        StringBuilder file = new StringBuilder("Nummer;Namn;Född;E-post;Påminnelser\n");
        int bad = 0;
        for (int row = 0; row < ROWS; row++) {
            boolean readable = random.nextInt(20) > 0;
            bad += readable ? 0 : 1;
            file.append("%d;Person %d;%s;p%d@example.org;ja%n"
                    .formatted(row, row, readable ? "1980-01-02" : "1980-02-31", row));
        }
        UUID id = begun(file.toString());

        List<Callable<Boolean>> instances = new ArrayList<>();
        for (int instance = 0; instance < INSTANCES; instance++) {
            Random own = new Random(random.nextLong());
            instances.add(() -> work(id, own));
        }
        Random killer = new Random(random.nextLong());
        instances.add(() -> kill(id, killer));
        AtOnce.all(instances);

        assertThat(kills.get() + rollbacks.get()).as("times it was killed").isPositive();
        Counts counts = imports.find(id).orElseThrow().counts();
        assertThat(counts).isEqualTo(new Counts(ROWS, ROWS, ROWS - bad, 0, 0, bad));
        assertThat(calendar.count("patients")).isEqualTo(ROWS - bad);
        assertThat(calendar.count("(SELECT DISTINCT email FROM patients)")).isEqualTo(ROWS - bad);
        assertThat(calendar.count("consents")).isEqualTo(ROWS - bad);
        assertThat(calendar.count("refused_rows")).isEqualTo(bad);
        assertThat(calendar.count("(SELECT DISTINCT key FROM outbox WHERE type = 'booking.patient.recorded')"))
                .isEqualTo(calendar.count("outbox WHERE type = 'booking.patient.recorded'"))
                .isEqualTo(ROWS - bad);
        assertThat(calendar.count("audit WHERE deed = 'BROUGHT_IN' AND import_id = '" + id + "'"))
                .isEqualTo(ROWS - bad);
    }

    @Test
    void stoppedImportGoesOnWhereItWasStopped() throws Exception {
        StringBuilder file = new StringBuilder("Namn;E-post\n");
        for (int row = 0; row < 2 * Kind.PATIENTS.rowsAtOnce(); row++) {
            file.append("Person %d;p%d@example.org%n".formatted(row, row));
        }
        Who admin = admin();
        UUID id = begun(file.toString());
        handling.stop(id, admin);
        int done = imports.find(id).orElseThrow().counts().done();
        assertThat(instance().some()).isFalse();
        assertThat(imports.find(id).orElseThrow().counts().done()).isEqualTo(done);
        handling.begin(id, admin);
        work(id, new Random(1));
        assertThat(calendar.count("patients")).isEqualTo(2 * Kind.PATIENTS.rowsAtOnce());
    }

    /** Now and then all that it wrote is taken back at the last moment. */
    private boolean work(UUID id, Random random) {
        AtomicReference<RunImports> instance = new AtomicReference<>(instance());
        while (running(id)) {
            try {
                boolean aborted = random.nextInt(4) == 0;
                transaction.executeWithoutResult(status -> {
                    instance.get().some();
                    if (aborted) {
                        status.setRollbackOnly();
                        rollbacks.incrementAndGet();
                    }
                });
            } catch (RuntimeException killed) {
                // As if the process had died: the next instance of it knows nothing.
                instance.set(instance());
            }
        }
        return true;
    }

    /** Ends the database's end of whoever is at work, wherever that is just then. */
    private boolean kill(UUID id, Random random) {
        while (running(id) && kills.get() < KILLS) {
            if (random.nextInt(5) == 0) {
                kills.addAndGet(killed());
            }
        }
        return true;
    }

    private int killed() {
        try {
            return jdbc.sql("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE relation = 'imports'::regclass"
                            + " AND mode = 'RowShareLock' AND granted AND pid <> pg_backend_pid() LIMIT 1")
                    .query((row, n) -> row.getBoolean(1))
                    .list()
                    .size();
        } catch (DataAccessException whoWasKilledHadJustHandedBackThisConnection) {
            return 0;
        }
    }

    private boolean running(UUID id) {
        try {
            return jdbc.sql("SELECT state = 'RUNNING' FROM imports WHERE id = ?")
                    .param(id)
                    .query(Boolean.class)
                    .single();
        } catch (DataAccessException thisConnectionWasKilled) {
            return running(id);
        }
    }

    private RunImports instance() {
        return new RunImports(imports, files, kinds, transaction, clock);
    }

    private UUID begun(String file) throws IOException {
        Who admin = admin();
        UUID id = layingUp.layUp(
                Kind.PATIENTS,
                "Journalia",
                "patienter.csv",
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                admin);
        handling.begin(id, admin);
        return id;
    }

    private Who admin() {
        return Who.staff(jdbc.sql("SELECT id FROM staff_account WHERE name = 'admin'")
                .query(UUID.class)
                .single());
    }
}
