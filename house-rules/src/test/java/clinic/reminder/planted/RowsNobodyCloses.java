package clinic.reminder.planted;

import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps a connection each time it is asked. */
public class RowsNobodyCloses {

    String names(JdbcClient database) {
        return database.sql("select name from somebody").query(String.class).stream()
                .collect(Collectors.joining());
    }
}
