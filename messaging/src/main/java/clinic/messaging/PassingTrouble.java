package clinic.messaging;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells trouble that passes, such as a database that is away, from an event that cannot be taken. */
final class PassingTrouble {

    private PassingTrouble() {}

    static boolean is(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (passes(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean passes(Throwable cause) {
        return switch (cause) {
            case TransientDataAccessException t -> true;
            case RecoverableDataAccessException r -> true;
            case DataAccessResourceFailureException d -> true;
            case CannotCreateTransactionException c -> true;
            // When rolling back fails too, that is what is thrown, and why it was rolled back stands beside.
            case TransactionSystemException t -> t.getApplicationException() != null && is(t.getApplicationException());
            case SQLTransientException s -> true;
            case SQLException s -> passes(s.getSQLState());
            default -> false;
        };
    }

    /** Connection lost (08), rolled back for another's sake (40), out of resources (53), locked (55), shut down (57). */
    private static boolean passes(@Nullable String sqlState) {
        return sqlState != null && sqlState.matches("(08|40|53|55|57).*");
    }
}
