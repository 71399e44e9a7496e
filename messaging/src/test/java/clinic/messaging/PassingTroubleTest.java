package clinic.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionSystemException;

class PassingTroubleTest {

    private static final SQLException CONNECTION_LOST = new SQLException("An I/O error occurred", "08006");

    @Test
    void aLostConnectionPasses() {
        assertThat(PassingTrouble.is(new IllegalStateException(CONNECTION_LOST)))
                .isTrue();
        assertThat(PassingTrouble.is(new DataAccessResourceFailureException("gone", CONNECTION_LOST)))
                .isTrue();
    }

    /** The connection is lost in the middle: what is thrown is that rolling back failed, without a state. */
    @Test
    void aConnectionLostInTheMiddleOfATransactionPasses() {
        assertThat(PassingTrouble.is(rolledBackFor(new IllegalStateException(CONNECTION_LOST))))
                .isTrue();
    }

    @Test
    void anEventThatCannotBeTakenDoesNotPassBecauseItsRollbackFailed() {
        assertThat(PassingTrouble.is(rolledBackFor(new DataIntegrityViolationException(
                        "refused", new SQLException("violates a constraint", "23514")))))
                .isFalse();
        assertThat(PassingTrouble.is(new TransactionSystemException("not committed")))
                .isFalse();
    }

    private static RuntimeException rolledBackFor(RuntimeException why) {
        var failed = new TransactionSystemException("Could not roll back", new SQLException("Connection is closed"));
        failed.initApplicationException(why);
        return new IllegalStateException(failed);
    }
}
