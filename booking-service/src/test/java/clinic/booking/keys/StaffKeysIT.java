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

    /** A pass that was signed with it is refused by whoever asks which keys there are. */
    @Test
    void aPairOfARenewedSecretIsPublishedNoMore() {
        String before = keys.signing().getKeyID();
        StaffKeys renewed = new StaffKeys(database, OTHER_SECRET);
        assertThat(renewed.published().getKeys()).as("before anybody signs in").isNotEmpty();
        String now = renewed.signing().getKeyID();
        assertThat(renewed.published().getKeyByKeyId(now)).isNotNull();
        assertThat(renewed.published().getKeyByKeyId(before)).isNull();
    }

    @Test
    void whatIsSealedForOnePurposeOpensForNoOther() {
        byte[] sealed = new Seal(OTHER_SECRET, "one").close("name", "text");
        assertThat(new Seal(OTHER_SECRET, "one").open("name", sealed)).hasValue("text");
        assertThat(new Seal(OTHER_SECRET, "one").open("another", sealed)).isEmpty();
        assertThat(new Seal(OTHER_SECRET, "other").open("name", sealed)).isEmpty();
    }
}
