package clinic.booking.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.booking.RealBooking;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RealBooking
class StaffKeysIT {

    private static final String OTHER_SECRET = "YW5vdGhlciBzZWNyZXQgb2YgYXQgbGVhc3QgMzIgYnl0ZXMgaXQgaXM=";

    @Autowired
    JdbcClient database;

    @Autowired
    StaffKeys keys;

    @Test
    void anotherSecretDrawsAnotherPair() {
        String id = keys.signing().getKeyID();
        StaffKeys elsewhere = new StaffKeys(database, OTHER_SECRET);
        assertThat(elsewhere.signing().getKeyID()).isNotEqualTo(id);
        assertThatThrownBy(() -> new Seal("c2hvcnQ=", "anything")).hasMessageContaining("CLINIC_STAFF_KEY");
    }

    @Test
    void whatIsSealedForOnePurposeOpensForNoOther() {
        byte[] sealed = new Seal(OTHER_SECRET, "one").close("name", "text");
        assertThat(new Seal(OTHER_SECRET, "one").open("name", sealed)).hasValue("text");
        assertThat(new Seal(OTHER_SECRET, "one").open("another", sealed)).isEmpty();
        assertThat(new Seal(OTHER_SECRET, "other").open("name", sealed)).isEmpty();
    }
}
