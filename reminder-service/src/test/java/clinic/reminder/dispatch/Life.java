package clinic.reminder.dispatch;

import clinic.messaging.Instance;
import clinic.reminder.channel.Carrier;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * One life of the dispatching: everything in this feature anew, as after a start, and running. The rest of the service
 * is the one that runs already; but the database and the providers are reached through a {@link Passage}.
 */
final class Life implements AutoCloseable {

    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {}

    private final Passage passage;
    private final List<WatchedCarrier> carriers;
    private final AnnotationConfigApplicationContext dispatch;

    /** @param name two that run at once have different ones; one that is born again has its own */
    Life(ConfigurableApplicationContext service, String name, Passage passage) {
        this.passage = passage;
        DataSource database = new WatchedDatabase(service.getBean(DataSource.class), passage);
        // Only the beans have a parent: what happens to this context is no news to the service.
        var beans = new DefaultListableBeanFactory(service.getBeanFactory());
        beans.setConversionService(service.getBeanFactory().getConversionService());
        dispatch = new AnnotationConfigApplicationContext(beans);
        dispatch.setEnvironment(service.getEnvironment());
        // Under the names of the service's own, in whose place they stand.
        beans.registerSingleton("dataSource", database);
        var template = new JdbcTemplate(database);
        beans.registerSingleton("jdbcTemplate", template);
        beans.registerSingleton("namedParameterJdbcTemplate", new NamedParameterJdbcTemplate(template));
        beans.registerSingleton("jdbcClient", JdbcClient.create(template));
        beans.registerSingleton("transactionManager", new JdbcTransactionManager(database));
        beans.registerSingleton("instance", new Instance(name));
        carriers = service.getBeansOfType(Carrier.class).entrySet().stream()
                .map(real -> {
                    WatchedCarrier carrier = new WatchedCarrier(real.getValue(), passage);
                    beans.registerSingleton(real.getKey(), carrier);
                    return carrier;
                })
                .toList();
        dispatch.register(Transactions.class);
        dispatch.scan(Life.class.getPackageName());
        dispatch.refresh();
    }

    boolean isOver() {
        return passage.isShut();
    }

    void wake() {
        dispatch.getBean(Bell.class).ring();
    }

    /** What it had said before it ended has arrived. */
    void awaitWhatIsOnTheWire() {
        carriers.forEach(WatchedCarrier::awaitCalls);
    }

    @Override
    public void close() {
        dispatch.close();
    }
}
