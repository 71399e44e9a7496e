package clinic.benchmarks.floor;

import clinic.contracts.booking.Visit;
import clinic.reminder.plan.PlanMessages;
import clinic.reminder.plan.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * {@code GET /benchmark/cancellations}: cancels some of the visits that are to come, one after another, as if the event
 * had just arrived, and answers with the nanoseconds that each took.
 */
@AutoConfiguration
@ConditionalOnClass(name = "clinic.reminder.ReminderService")
@ConditionalOnBooleanProperty("clinic.measured.queue")
class Cancellations {

    @Bean
    RouterFunction<ServerResponse> cancellations(
            PlanMessages plan, JdbcClient jdbc, TransactionOperations transactions, Clock clock) {
        return RouterFunctions.route()
                .GET(
                        "/benchmark/cancellations",
                        request -> ServerResponse.ok()
                                .body(visits(
                                                jdbc,
                                                number(request, "first"),
                                                number(request, "step"),
                                                number(request, "count"))
                                        .stream()
                                        .map(visit -> Long.toString(cancelled(plan, transactions, visit, clock)))
                                        .collect(Collectors.joining(" "))))
                .build();
    }

    private static int number(ServerRequest request, String name) {
        return Integer.parseInt(request.param(name).orElseThrow());
    }

    /** Of the visits by number, every so many-th: they lie far apart. */
    private static List<Visit> visits(JdbcClient jdbc, int first, int step, int count) {
        return jdbc.sql("""
                        select visit.* from generate_series(:first, :last, :step) as n
                            join visit on appointment_id = md5('v' || n)::uuid
                        where standing = 'BOOKED' order by n""")
                .param("first", first)
                .param("last", first + (count - 1) * step)
                .param("step", step)
                .query(Cancellations::next)
                .list();
    }

    private static Visit next(ResultSet row, int number) throws SQLException {
        return new Visit(
                row.getObject("appointment_id", UUID.class),
                row.getInt("schedule_version") + 1,
                row.getObject("patient_id", UUID.class),
                row.getObject("treatment_id", UUID.class),
                row.getObject("practitioner_id", UUID.class),
                row.getObject("location_id", UUID.class),
                null,
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                row.getString("manage_nonce"));
    }

    private static long cancelled(PlanMessages plan, TransactionOperations transactions, Visit visit, Clock clock) {
        long from = System.nanoTime();
        transactions.executeWithoutResult(status -> plan.scheduled(visit, Standing.CANCELLED, clock.instant()));
        return System.nanoTime() - from;
    }
}
