package clinic.reminder.dispatch;

import clinic.reminder.dispatch.Point.When;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.InfrastructureProxy;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The service's database as one life of the dispatching reaches it: each statement and commit goes through its passage.
 * What is open when it is shut is rolled back, as a server does for a client that is gone.
 */
final class WatchedDatabase extends DelegatingDataSource implements InfrastructureProxy {

    private final Passage passage;

    WatchedDatabase(DataSource real, Passage passage) {
        super(real);
        this.passage = passage;
    }

    /** A transaction begun here is one of the service's: whoever joins it with the real one gets this connection. */
    @Override
    public Object getWrappedObject() {
        return Objects.requireNonNull(getTargetDataSource());
    }

    /** Not watched itself: to begin a transaction changes nothing, and who could not would think the database away. */
    @Override
    public Connection getConnection() throws SQLException {
        return watched(Connection.class, new Talk(super.getConnection()));
    }

    private static <T> T watched(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(WatchedDatabase.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private final class Talk implements InvocationHandler {

        private final Connection connection;
        private @Nullable Step last;

        Talk(Connection connection) {
            this.connection = connection;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            return switch (method.getName()) {
                case "prepareStatement" -> {
                    passage.through();
                    String words = (String) Objects.requireNonNull(arguments)[0];
                    var statement = (PreparedStatement) Objects.requireNonNull(call(connection, method, arguments));
                    yield watched(PreparedStatement.class, new Statement(this, statement, Step.of(words)));
                }
                case "commit" -> {
                    Step step = last == null ? null : last.committed();
                    last = null;
                    yield step(step, connection, method, arguments);
                }
                default -> call(connection, method, arguments);
            };
        }
    }

    private final class Statement implements InvocationHandler {

        private final Talk talk;
        private final PreparedStatement statement;
        private final @Nullable Step step;

        Statement(Talk talk, PreparedStatement statement, @Nullable Step step) {
            this.talk = talk;
            this.statement = statement;
            this.step = step;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (!method.getName().startsWith("execute")) {
                return call(statement, method, arguments);
            }
            if (step != null) {
                talk.last = step;
            }
            return step(step, statement, method, arguments);
        }
    }

    private @Nullable Object step(@Nullable Step step, Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (step == null) {
            passage.through();
            return call(target, method, arguments);
        }
        passage.come(new Point(When.BEFORE, step));
        Object answer = call(target, method, arguments);
        passage.come(new Point(When.AFTER, step));
        return answer;
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException told) {
            throw Objects.requireNonNull(told.getCause());
        }
    }
}
