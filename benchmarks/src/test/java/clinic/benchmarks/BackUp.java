package clinic.benchmarks;

import clinic.baremachine.Database;
import java.sql.SQLException;

/** A database as it was on one day, to be put back as often as one likes. Nobody may be connected. */
record BackUp(Database database) {

    void take() throws SQLException {
        Superuser superuser = new Superuser(database);
        superuser.run("CREATE DATABASE yesterday TEMPLATE " + superuser.name());
    }

    void restore() throws SQLException {
        Superuser superuser = new Superuser(database);
        superuser.run("DROP DATABASE " + superuser.name());
        superuser.run(
                "CREATE DATABASE %s OWNER %s TEMPLATE yesterday".formatted(superuser.name(), database.username()));
    }
}
