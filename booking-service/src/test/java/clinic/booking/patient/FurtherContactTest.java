package clinic.booking.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FurtherContactTest {

    @Test
    void isReadAsAPatientsOwnDetailsAre() {
        FurtherContact mother = read("  Eva   Ek ", "070-174 06 05", " eva@example.org ");
        assertThat(mother.whose()).isEqualTo("Eva Ek");
        assertThat(mother.mobile()).isEqualTo("+46701740605");
        assertThat(mother.email()).isEqualTo("eva@example.org");
        assertThat(read(" ", null, "eva@example.org").whose()).isNull();
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        assertThat(faults("Eva\u0007", "12", "a@b..se"))
                .containsExactly(
                        new Fault("whose", "unreadable"),
                        new Fault("mobile", "mobile-unreadable"),
                        new Fault("email", "email-unreadable"));
        assertThat(faults("x".repeat(101), " ", null))
                .containsExactly(new Fault("whose", "name-too-long"), new Fault("mobile", "contact-missing"));
    }

    private static FurtherContact read(@Nullable String whose, @Nullable String mobile, @Nullable String email) {
        return FurtherContact.read(new UUID(0, 1), whose, mobile, email);
    }

    private static List<Fault> faults(@Nullable String whose, @Nullable String mobile, @Nullable String email) {
        return catchThrowableOfType(InvalidInput.class, () -> read(whose, mobile, email))
                .faults();
    }
}
