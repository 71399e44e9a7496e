package clinic.booking.repeat;

import clinic.booking.InvalidInput;
import clinic.booking.TimeOrderedId;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds what a request asks for, once for each key, however often the request comes. */
@Component
public class AddOnce {

    private final KeptAnswers kept;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AddOnce(KeptAnswers kept, PlatformTransactionManager transactions, Clock clock) {
        this.kept = kept;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** A request with the same key has added it meanwhile: what was just added here is taken back. */
    private static final class TwinWasFirst extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TwinWasFirst() {
            super(null, null, false, false);
        }
    }

    /**
     * What the request was answered before, or what is added now.
     *
     * @param key null where the sender named none, and then it is added each time
     * @param adding adds it under this id within one transaction, and says what is answered
     * @throws KeyUsedForAnotherRequest when the key came with something else
     */
    public <T> T add(@Nullable RequestKey key, Class<T> answer, Function<UUID, T> adding) {
        return kept.earlier(key, answer).orElseGet(() -> first(key, answer, adding));
    }

    private <T> T first(@Nullable RequestKey key, Class<T> answer, Function<UUID, T> adding) {
        try {
            return Objects.requireNonNull(transaction.execute(running -> {
                T added = adding.apply(TimeOrderedId.at(clock.instant()));
                if (!kept.keep(key, added)) {
                    throw new TwinWasFirst();
                }
                return added;
            }));
        } catch (TwinWasFirst | InvalidInput refused) {
            // What is in the way, such as the same name, may be what a twin of this request has just added.
            return kept.earlier(key, answer).orElseThrow(() -> refused);
        }
    }
}
