package clinic.booking.signin;

import clinic.contracts.booking.StaffRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StaffAccounts {

    /**
     * The next version of an account, which goes with the clock: when an older database has been restored, it is still
     * later than what other services were told before.
     */
    private static final String NEXT =
            "greatest(staff_account.version + 1, floor(extract(epoch from now()) / 60)::int)";

    private final JdbcClient database;

    StaffAccounts(JdbcClient database) {
        this.database = database;
    }

    List<StaffAccount> all() {
        return database.sql("select * from staff_account order by name")
                .query(StaffAccounts::account)
                .list();
    }

    Optional<StaffAccount> named(String name) {
        return database.sql("select * from staff_account where name = :name")
                .param("name", name)
                .query(StaffAccounts::account)
                .optional();
    }

    Optional<StaffAccount> find(UUID id) {
        return database.sql("select * from staff_account where id = :id")
                .param("id", id)
                .query(StaffAccounts::account)
                .optional();
    }

    /**
     * Until the end of the transaction nobody else changes it, nor any admin's: whoever decides about one must leave an
     * admin, and two who do so at once come one after the other.
     */
    Optional<StaffAccount> locked(UUID id) {
        return database.sql("""
                        select * from staff_account where id = :id or not revoked and 'ADMIN' = any (roles)
                        order by id for no key update""").param("id", id).query(StaffAccounts::account).list().stream()
                .filter(account -> account.id().equals(id))
                .findFirst();
    }

    Optional<StaffAccount> withEmail(String email) {
        return database.sql("select * from staff_account where lower(email) = lower(:email)")
                .param("email", email)
                .query(StaffAccounts::account)
                .optional();
    }

    boolean none() {
        return database.sql("select not exists (select from staff_account)")
                .query(Boolean.class)
                .single();
    }

    /** Makes the account, or gives the one there is this password and these roles; a new password ends its sessions. */
    void keep(String name, String passwordHash, Set<StaffRole> roles, @Nullable UUID practitionerId) {
        database.sql("""
                        insert into staff_account (name, password_hash, roles, practitioner_id)
                        values (:name, :hash, :roles, :practitioner)
                        on conflict (name) do update
                            set password_hash = excluded.password_hash, roles = excluded.roles, revoked = false,
                                practitioner_id = excluded.practitioner_id, version = %1$s, sessions_from = %1$s
                        where (staff_account.password_hash, staff_account.roles, staff_account.revoked,
                                staff_account.practitioner_id)
                            is distinct from (excluded.password_hash, excluded.roles, false, excluded.practitioner_id)
                        """.formatted(NEXT))
                .param("name", name)
                .param("hash", passwordHash)
                .param("roles", names(roles))
                .param("practitioner", practitionerId)
                .update();
    }

    /** Makes an account whose password nobody knows yet; empty when the name or the address is taken. */
    Optional<UUID> add(
            String name,
            String passwordHash,
            Set<StaffRole> roles,
            @Nullable UUID practitionerId,
            @Nullable String email,
            String language) {
        return database.sql("""
                        insert into staff_account (name, password_hash, roles, practitioner_id, email, language)
                        values (:name, :hash, :roles, :practitioner, :email, :language)
                        on conflict do nothing returning id""")
                .param("name", name)
                .param("hash", passwordHash)
                .param("roles", names(roles))
                .param("practitioner", practitionerId)
                .param("email", email)
                .param("language", language)
                .query(UUID.class)
                .optional();
    }

    /** False when somebody else has this address. */
    boolean describe(UUID id, @Nullable UUID practitionerId, @Nullable String email, String language) {
        return database.sql("""
                        update staff_account set practitioner_id = :practitioner, email = :email,
                            language = :language, version = %s
                        where id = :id and not exists (
                            select from staff_account other where other.id <> :id and lower(other.email) = lower(:email))
                        """.formatted(NEXT))
                        .param("practitioner", practitionerId)
                        .param("email", email)
                        .param("language", language)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Ends every session that began with another one. */
    boolean setPassword(UUID id, String passwordHash) {
        return database.sql("update staff_account set password_hash = ? where id = ? and not revoked")
                                .params(passwordHash, id)
                                .update()
                        == 1
                && endSessions(id);
    }

    /** Sessions go on, with other roles. */
    boolean giveRoles(UUID id, Collection<StaffRole> roles) {
        return database.sql("update staff_account set roles = :roles, version = " + NEXT + " where id = :id")
                        .param("roles", names(roles))
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean revoke(UUID id) {
        return endSessions("update staff_account set revoked = true, version = %1$s, sessions_from = %1$s", id);
    }

    boolean endSessions(UUID id) {
        return endSessions("update staff_account set version = %1$s, sessions_from = %1$s", id);
    }

    private boolean endSessions(String change, UUID id) {
        Optional<String> name = database.sql(change.formatted(NEXT) + " where id = :id returning name")
                .param("id", id)
                .query(String.class)
                .optional();
        name.ifPresent(one -> database.sql("delete from spring_session where principal_name = ?")
                .param(one)
                .update());
        return name.isPresent();
    }

    /** What was sent out before sets no password any more. */
    void forgetLinks(UUID id) {
        database.sql("delete from staff_link where staff_id = ?").param(id).update();
    }

    /** Voids passes, while sessions go on and get a new one. */
    Optional<StaffAccount> voidPasses(UUID id) {
        return database.sql("update staff_account set version = " + NEXT + " where id = :id returning *")
                .param("id", id)
                .query(StaffAccounts::account)
                .optional();
    }

    /** Whether anybody is left who may decide about accounts, for whoever has one {@link #locked}. */
    boolean someAdminIsLeft() {
        return database.sql("select exists (select from staff_account where not revoked and 'ADMIN' = any (roles))")
                .query(Boolean.class)
                .single();
    }

    /** Accounts that have changed since others were last told, each given out once. */
    List<StaffAccount> untold() {
        return database.sql("""
                        update staff_account set announced_version = version
                        where announced_version < version returning *""").query(StaffAccounts::account).list();
    }

    private static String[] names(Collection<StaffRole> roles) {
        return roles.stream().map(StaffRole::name).sorted().toArray(String[]::new);
    }

    private static StaffAccount account(ResultSet row, int number) throws SQLException {
        return new StaffAccount(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("password_hash"),
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .map(StaffRole::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                row.getObject("practitioner_id", UUID.class),
                row.getBoolean("revoked"),
                row.getInt("version"),
                row.getInt("sessions_from"),
                row.getString("email"),
                row.getString("language"),
                row.getInt("set_up_version"));
    }
}
