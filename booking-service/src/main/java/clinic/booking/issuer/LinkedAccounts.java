package clinic.booking.issuer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which account here is whose at the issuer. */
@Repository
class LinkedAccounts {

    private final JdbcClient database;
    private final IssuerSettings settings;

    LinkedAccounts(JdbcClient database, IssuerSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    Optional<UUID> of(String account) {
        return database.sql("select staff_id from staff_issuer_account where issuer = ? and account = ?")
                .params(settings.uri(), account)
                .query(UUID.class)
                .optional();
    }

    /** Whether the issuer speaks for this account. */
    boolean holds(UUID staffId) {
        return settings.isSet()
                && database.sql("select exists (select from staff_issuer_account where staff_id = ? and issuer = ?)")
                        .params(staffId, settings.uri())
                        .query(Boolean.class)
                        .single();
    }

    /** False when the account is somebody else's there already. One that another issuer had goes over to this one. */
    boolean link(UUID staffId, String account, String subject) {
        return database.sql("""
                        insert into staff_issuer_account (staff_id, issuer, account, subject) values (?, ?, ?, ?)
                        on conflict (staff_id) do update
                            set issuer = excluded.issuer, account = excluded.account, subject = excluded.subject
                        where staff_issuer_account.issuer <> excluded.issuer""")
                        .params(staffId, settings.uri(), account, subject)
                        .update()
                == 1;
    }

    /** Whoever may be meant by what the issuer says of a subject, or of a session alone: then anybody. */
    List<UUID> meantBy(LogoutToken token) {
        return database.sql("""
                        select staff_id from staff_issuer_account
                        where issuer = :issuer and (:subject::text is null or subject = :subject)""")
                .param("issuer", settings.uri())
                .param("subject", token.subject())
                .query((row, number) -> row.getObject("staff_id", UUID.class))
                .list();
    }
}
