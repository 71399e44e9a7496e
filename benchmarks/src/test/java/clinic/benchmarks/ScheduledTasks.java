package clinic.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.baremachine.Database;
import clinic.benchmarks.floor.Taken;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * db-scheduler, whose one-time tasks are done by doing nothing: fetched and locked in batches, each deleted when it is
 * done. Threads and limits are those of its own benchmark with the best figure for a small server.
 * https://github.com/kagkarlsson/db-scheduler/blob/master/docs/performance.md
 */
final class ScheduledTasks implements AutoCloseable {

    static final int THREADS = 20;
    /** Below so many times the threads it fetches more, up to so many times the threads. */
    static final double LOWER = 4;

    static final double UPPER = 20;

    private static final String NAME = "measured";

    private final Taken done = new Taken(Clock.systemUTC());
    private final HikariDataSource pool = new HikariDataSource();
    private final Scheduler scheduler;

    ScheduledTasks(Database database, int connections) throws SQLException {
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(connections);
        // As it is to be created; its third index is for priorities, which nobody uses here.
        run("""
                CREATE TABLE scheduled_tasks (
                    task_name text NOT NULL, task_instance text NOT NULL, task_data bytea,
                    execution_time timestamptz NOT NULL, picked boolean NOT NULL, picked_by text,
                    last_success timestamptz, last_failure timestamptz, consecutive_failures int,
                    last_heartbeat timestamptz, version bigint NOT NULL, priority smallint,
                    PRIMARY KEY (task_name, task_instance));
                CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time);
                CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat)""");
        scheduler = Scheduler.create(pool, Tasks.oneTime(NAME).execute((task, context) -> done.add(task.getId())))
                .threads(THREADS)
                .pollUsingLockAndFetch(LOWER, UPPER)
                .build();
        scheduler.start();
    }

    /** Lays so many that are due at one instant, and says how many a second were done and deleted from then on. */
    double round(int count) throws Exception {
        done.forget();
        Instant due = Instant.now().plusSeconds(2);
        run("TRUNCATE scheduled_tasks");
        run("INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                + " SELECT '%s', md5('t' || n)::uuid, '%s', false, 1 FROM generate_series(1, %d) AS n"
                        .formatted(NAME, due, count));
        run("ANALYZE scheduled_tasks");
        assertThat(Instant.now()).as("they are laid before they are due").isBefore(due);
        await("all tasks to be due")
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> !Instant.now().isBefore(due));
        scheduler.triggerCheckForDueExecutions();
        await("all tasks to be done")
                .atMost(Duration.ofMinutes(5))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(this::noneIsLeft);
        double seconds = Duration.between(due, Instant.now()).toNanos() / 1e9;
        assertThat(done.count()).as("done").isEqualTo(count);
        assertThat(done.twice()).as("done twice").isZero();
        return count / seconds;
    }

    private boolean noneIsLeft() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet left = statement.executeQuery("SELECT NOT EXISTS (SELECT FROM scheduled_tasks)")) {
            left.next();
            return left.getBoolean(1);
        }
    }

    private void run(String statements) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    @Override
    public void close() {
        scheduler.stop();
        pool.close();
    }
}
