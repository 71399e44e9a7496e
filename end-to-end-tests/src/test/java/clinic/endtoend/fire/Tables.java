package clinic.endtoend.fire;

import clinic.endtoend.running.ClinicDatabase;
import clinic.endtoend.running.ClinicHome;
import java.util.Map;
import java.util.TreeMap;

/** Every table of a service, with what PostgreSQL has counted of it. */
record Tables(Map<String, Table> byName) {

    private static final String COUNTED = """
            select concat_ws(' ', relname, n_live_tup, n_dead_tup, pg_total_relation_size(relid)) from pg_stat_user_tables""";

    /**
     * @param dead rows that nobody sees any more and nobody has tidied away yet
     * @param bytes with indexes and what lies beside
     */
    record Table(long rows, long dead, long bytes) {}

    static Tables of(ClinicHome home, String database) {
        Map<String, Table> found = new TreeMap<>();
        new ClinicDatabase(home, database).strings(COUNTED).forEach(line -> {
            String[] words = line.split(" ");
            found.put(
                    words[0], new Table(Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3])));
        });
        return new Tables(found);
    }

    long rows() {
        return byName.values().stream().mapToLong(Table::rows).sum();
    }

    long dead() {
        return byName.values().stream().mapToLong(Table::dead).sum();
    }

    long bytes() {
        return byName.values().stream().mapToLong(Table::bytes).sum();
    }
}
