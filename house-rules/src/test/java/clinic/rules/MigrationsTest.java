package clinic.rules;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {

    private static final Pattern NAME = Pattern.compile("V\\d+(\\.\\d+)?__[a-z0-9]+(_[a-z0-9]+)*\\.sql");

    /** What a release that is still running, or put back, would miss or could not fill; COLUMN may go unsaid. */
    private static final Pattern TAKES_AWAY =
            Pattern.compile("\\bdrop\\s+(?!constraint\\b|index\\b|trigger\\b|function\\b|default\\b|not\\b)\\w"
                    + "|\\brename\\b|\\bset\\s+not\\s+null\\b"
                    + "|\\balter\\s+(column\\s+)?\\w+\\s+(set\\s+data\\s+)?type\\b");

    private static final Pattern DEMANDS = Pattern.compile("\\badd\\s+(?!constraint\\b|check\\b).*\\bnot\\s+null\\b");
    private static final Pattern FILLED = Pattern.compile("\\b(default|generated)\\b");

    private static final Pattern NUMBER = Pattern.compile("V(\\d+(\\.\\d+)?)__");

    private static final Pattern NEW_TABLE = Pattern.compile("\\bcreate table (?:if not exists )?(\\w+)");

    /** The table that a statement is about. */
    private static final Pattern ABOUT =
            Pattern.compile("^(?:alter table (?:if exists )?(?:only )?|create .*?index .*?\\bon (?:only )?)(\\w+)");

    private static final Pattern CONCURRENTLY = Pattern.compile("^(create|drop) (unique )?index concurrently\\b");

    /** Whoever writes into the table waits until all its rows were looked at. */
    private static final Pattern LOCKS = Pattern.compile("^create (unique )?index (?!concurrently\\b)");

    private static final Pattern LOOKS_AT_ALL =
            Pattern.compile("\\badd (constraint \\w+ )?(check|foreign key|unique|exclude)\\b");

    private static final Pattern LOOKS_LATER = Pattern.compile("\\bnot valid\\b|\\busing index\\b");

    private static final Pattern VALIDATES = Pattern.compile("\\bvalidate constraint\\b");

    /** By whose history it is. Those before came while no table had the rows of years. */
    private static final Map<String, BigDecimal> FIRST_UNDER_THE_RULE = Map.of(
            "booking-service", new BigDecimal("230"),
            "reminder-service", new BigDecimal("120"),
            "content-service", new BigDecimal("20"),
            "messaging", new BigDecimal("0.5"));

    /** Came before anything was released; no further one may. */
    private static final Set<String> BEFORE_THE_FIRST_RELEASE = Set.of("V090__follow_patients_through.sql");

    /** docs/operations/upgrade.md promises that a release can be put back. */
    @Test
    void theReleaseBeforeWorksOnWhatAMigrationLeaves() {
        assertThat(destructive(Sources.ofTheHouse())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table visit drop column place;",
                "ALTER TABLE visit RENAME COLUMN place TO where_it_is;",
                "drop table visit;",
                "alter table visit add column place text not null;",
                "alter table visit alter column place set not null;",
                "alter table visit add column note text, alter column place type uuid using place::uuid;",
                "alter table visit drop place;",
                "alter table visit add column note text, drop if exists place;",
                "alter table visit alter place type uuid using place::uuid;",
                "alter table visit add place text not null;",
                "alter table visit add column price numeric(10, 2) not null;",
            })
    void whatTheReleaseBeforeCannotLiveWithIsSeen(String migration, @TempDir Path house) throws IOException {
        Path folder = Files.createDirectories(house.resolve("booking-service/src/main/resources/db/migration"));
        Files.writeString(folder.resolve("V001__change_visits.sql"), migration);
        assertThat(destructive(new Sources(house))).hasSize(1);
    }

    @Test
    void whatOnlyAddsIsFine(@TempDir Path house) throws IOException {
        Path folder = Files.createDirectories(house.resolve("booking-service/src/main/resources/db/migration"));
        Files.writeString(folder.resolve("V001__change_visits.sql"), """
                -- Does not rename anything: drop table visit would.
                alter table visit add column place text, add column rank integer not null default 0,
                    drop constraint visit_place_check;
                create table other (id uuid primary key, name text not null);
                drop index visit_by_place;
                """);
        assertThat(destructive(new Sources(house))).isEmpty();
    }

    private static List<String> destructive(Sources sources) {
        return sources.under("src/main/resources/db").stream()
                .filter(file -> file.toString().endsWith(".sql"))
                .filter(file ->
                        !BEFORE_THE_FIRST_RELEASE.contains(file.getFileName().toString()))
                .filter(file -> Stream.of(clauses(Sources.read(file))).anyMatch(MigrationsTest::isDestructive))
                .map(sources::shortName)
                .toList();
    }

    private static String[] clauses(String migration) {
        String words = migration.toLowerCase(Locale.ROOT).replaceAll("--.*", "").replaceAll("\\s+", " ");
        // Once more without what is in brackets: the comma of numeric(10, 2) ends no clause.
        return (words + ";" + words.replaceAll("\\([^()]*\\)", "")).split("[,;]");
    }

    private static boolean isDestructive(String clause) {
        return TAKES_AWAY.matcher(clause).find()
                || DEMANDS.matcher(clause).find() && !FILLED.matcher(clause).find();
    }

    /** docs/operations/upgrade.md: the clinic works while its tables are worked on. */
    @Test
    void nobodyWaitsForAMigration() {
        assertThat(holdingUp(Sources.ofTheHouse())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index visit_by_place on visit (place);",
                "CREATE UNIQUE INDEX ON visit (place);",
                "create index concurrently visit_by_place on visit (place); alter table visit add column note text;",
                "alter table visit add constraint placed check (place is not null);",
                "alter table visit add foreign key (place) references place (id);",
                "alter table visit add constraint placed check (place <> '') not valid; alter table visit validate constraint placed;",
                "alter table visit add constraint once unique (place);",
            })
    void whatHoldsUpOthersIsSeen(String migration, @TempDir Path house) throws IOException {
        Path folder = Files.createDirectories(house.resolve("booking-service/src/main/resources/db/migration"));
        Files.writeString(folder.resolve("V300__change_visits.sql"), migration);
        assertThat(holdingUp(new Sources(house))).hasSize(1);
        Files.move(folder.resolve("V300__change_visits.sql"), folder.resolve("V212__change_visits.sql"));
        assertThat(holdingUp(new Sources(house))).as("before the rule").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop index concurrently if exists visit_by_place; create index concurrently visit_by_place on visit (place);",
                "create table other (id uuid primary key, visit uuid references visit (id)); create index on other (visit);",
                "create table if not exists other (id uuid); alter table other add constraint some check (id is not null);",
                "alter table visit add constraint placed check (place <> '') not valid;",
                "alter table visit validate constraint placed;",
                "alter table visit add constraint once unique using index visit_once;",
            })
    void whatHoldsUpNobodyIsFine(String migration, @TempDir Path house) throws IOException {
        Path folder = Files.createDirectories(house.resolve("booking-service/src/main/resources/db/migration"));
        Files.writeString(folder.resolve("V300__change_visits.sql"), migration);
        assertThat(holdingUp(new Sources(house))).isEmpty();
    }

    private static List<String> holdingUp(Sources sources) {
        return sources.under("src/main/resources/db").stream()
                .filter(file -> file.toString().endsWith(".sql"))
                .filter(MigrationsTest::isUnderTheRule)
                .filter(file -> holdsUp(Sources.read(file)))
                .map(sources::shortName)
                .toList();
    }

    private static boolean isUnderTheRule(Path file) {
        Matcher number = NUMBER.matcher(file.getFileName().toString());
        return number.lookingAt()
                && new BigDecimal(number.group(1)).compareTo(requireNonNull(FIRST_UNDER_THE_RULE.get(historyOf(file))))
                        >= 0;
    }

    private static String historyOf(Path file) {
        String name = file.toString();
        return FIRST_UNDER_THE_RULE.keySet().stream()
                .filter(history -> name.contains(history + "/src/main/"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Whose migration is " + name + "?"));
    }

    private static boolean holdsUp(String migration) {
        String words = migration.toLowerCase(Locale.ROOT).replaceAll("--.*", "").replaceAll("\\s+", " ");
        Set<String> made =
                NEW_TABLE.matcher(words).results().map(table -> table.group(1)).collect(Collectors.toSet());
        List<String> statements = Stream.of(words.split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
        // Outside a transaction there is nothing else, or half of the file could stay done.
        boolean concurrent = statements.stream().anyMatch(CONCURRENTLY.asPredicate());
        if (concurrent && !statements.stream().allMatch(CONCURRENTLY.asPredicate())) {
            return true;
        }
        boolean looksAtRows = statements.stream().anyMatch(VALIDATES.asPredicate());
        return statements.stream()
                .filter(statement -> !isAbout(made, statement))
                .anyMatch(statement -> LOCKS.matcher(statement).find()
                        || LOOKS_AT_ALL.matcher(statement).find()
                                && !LOOKS_LATER.matcher(statement).find()
                        || looksAtRows && LOOKS_LATER.matcher(statement).find());
    }

    private static boolean isAbout(Set<String> tables, String statement) {
        Matcher table = ABOUT.matcher(statement);
        return table.find() && tables.contains(table.group(1));
    }

    @Test
    void migrationsSayWhatTheyDo() {
        assertThat(misnamed(Sources.ofTheHouse())).isEmpty();
    }

    @Test
    void misnamedMigrationIsSeen(@TempDir Path house) throws IOException {
        Path folder = Files.createDirectories(house.resolve("booking-service/src/main/resources/db/migration"));
        Files.createFile(folder.resolve("V001__create_appointments.sql"));
        Files.createFile(folder.resolve("V0.1__create_outbox.sql"));
        Files.createFile(folder.resolve("V2__AddStuff.sql"));
        Files.createFile(folder.resolve("R__views.sql"));

        assertThat(misnamed(new Sources(house)))
                .extracting(file -> Path.of(file).getFileName().toString())
                .containsExactly("R__views.sql", "V2__AddStuff.sql");
    }

    /** The fictional clinic is data that may be laid again, beside the schema; nothing else is. */
    private static List<String> misnamed(Sources sources) {
        return sources.under("src/main/resources/db").stream()
                .filter(file -> file.toString().endsWith(".sql"))
                .filter(file -> !file.endsWith("fictional-clinic/R__fictional_clinic.sql"))
                .filter(file -> !NAME.matcher(file.getFileName().toString()).matches())
                .map(sources::shortName)
                .toList();
    }
}
