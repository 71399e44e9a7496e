package clinic.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CauseTest {

    private static final String CANARY = "klara.kanari@example.org";

    @Test
    void messageThatMayQuoteSomebodyIsNotTold() {
        var problem = new IllegalStateException("wrapped " + CANARY, new IllegalArgumentException("bad " + CANARY));

        assertThat(Cause.of(problem))
                .startsWith("java.lang.IllegalArgumentException at clinic.vitals.CauseTest.")
                .doesNotContain(CANARY);
    }

    @Test
    void refusedRowIsToldByItsState() {
        assertThat(Cause.of(new SQLException("Detail: Key (email)=(" + CANARY + ") already exists.", "23505")))
                .startsWith("java.sql.SQLException (SQL state 23505)")
                .doesNotContain(CANARY);
    }

    @Test
    void whoIsAwayIsToldWithoutPlace() {
        assertThat(Cause.of(new IOException(new ConnectException("Connection refused"))))
                .isEqualTo("java.net.ConnectException: Connection refused");
        assertThat(Cause.of(new SQLException("the database system is shutting down", "57P03")))
                .isEqualTo("java.sql.SQLException: the database system is shutting down");
    }

    @Test
    void wordsOfOurOwnThatNameNobodyAreTold() {
        class Ours extends RuntimeException implements Tellable {
            Ours() {
                super("The header ce_id is missing");
            }
        }
        assertThat(Cause.of(new Ours())).endsWith("Ours: The header ce_id is missing");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stackTraceTellsPlacesAndNeverMessages(boolean suppressed) {
        var problem = new IllegalStateException(CANARY, new IOException(CANARY));
        if (suppressed) {
            problem.addSuppressed(new RuntimeException(CANARY));
        }

        assertThat(new FramesOnly().printStackTraceToString(problem))
                .contains("java.io.IOException", "java.lang.IllegalStateException", "at clinic.vitals.CauseTest")
                .doesNotContain(CANARY);
    }

    @Test
    void outageIsOneLine() {
        assertThat(new FramesOnly()
                        .printStackTraceToString(new IllegalStateException(CANARY, new ConnectException("refused"))))
                .isEqualTo("java.net.ConnectException: refused\n");
    }
}
