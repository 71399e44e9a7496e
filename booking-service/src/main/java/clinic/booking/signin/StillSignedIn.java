package clinic.booking.signin;

import clinic.contracts.booking.StaffRole;
import java.util.Arrays;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether somebody still is in whom an answer that goes on for minutes let in at its start. */
@Component
public class StillSignedIn {

    private final JdbcClient database;

    StillSignedIn(JdbcClient database) {
        this.database = database;
    }

    /** In this very session, and with one of the roles they had. */
    public boolean is(StaffMember member, String sessionId) {
        return database.sql("""
                        select exists (
                            select from spring_session session join staff_account account
                                on account.name = session.principal_name
                            where session.session_id = :session and account.id = :id and not account.revoked
                                and account.sessions_from <= :version
                                and account.roles && string_to_array(:roles, ','))""")
                .param("session", sessionId)
                .param("id", member.id())
                .param("version", member.version())
                .param("roles", names(member.roles()))
                .query(Boolean.class)
                .single();
    }

    private static String names(Set<StaffRole> roles) {
        return String.join(
                ",",
                Arrays.stream(StaffRole.values())
                        .filter(roles::contains)
                        .map(StaffRole::name)
                        .toList());
    }
}
