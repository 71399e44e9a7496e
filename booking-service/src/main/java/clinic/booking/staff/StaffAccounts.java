package clinic.booking.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Repository;

@Repository
class StaffAccounts implements UserDetailsService {

    private final JdbcClient database;

    StaffAccounts(JdbcClient database) {
        this.database = database;
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        return database.sql("select name, password_hash, roles from staff_account where name = :name")
                .param("name", name)
                .query(StaffAccounts::account)
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException("No such account"));
    }

    boolean none() {
        return database.sql("select not exists (select from staff_account)")
                .query(Boolean.class)
                .single();
    }

    /** Makes the account, or gives the one there is this password and these roles. */
    void keep(String name, String passwordHash, Set<Role> roles) {
        database.sql("""
                        insert into staff_account (name, password_hash, roles) values (:name, :hash, :roles)
                        on conflict (name) do update set password_hash = excluded.password_hash, roles = excluded.roles
                        """)
                .param("name", name)
                .param("hash", passwordHash)
                .param("roles", roles.stream().map(Role::name).toArray(String[]::new))
                .update();
    }

    private static UserDetails account(ResultSet row, int number) throws SQLException {
        return User.withUsername(row.getString("name"))
                .password(row.getString("password_hash"))
                .roles((String[]) row.getArray("roles").getArray())
                .build();
    }
}
