package clinic.booking.factor;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether the clinic lets anybody in by a password alone. */
@Component
public class SecondFactorRule {

    private final JdbcClient database;

    SecondFactorRule(JdbcClient database) {
        this.database = database;
    }

    public boolean everybodyNeedsOne() {
        return database.sql("select second_factor_needed from staff_sign_in_rule")
                .query(Boolean.class)
                .single();
    }

    @Transactional
    public void everybodyNeedsOne(boolean needed) {
        database.sql("update staff_sign_in_rule set second_factor_needed = ?")
                .param(needed)
                .update();
    }
}
