package clinic.booking.merge;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.merge.MergePatients.Decision;
import clinic.booking.patient.KeptOfTwo;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who is a patient, by a visit that they booked without an address for mail. */
record Register(BookingClient client, JdbcClient jdbc) {

    static final KeptOfTwo OF_THE_KEPT = new KeptOfTwo(false, false, false, false);

    ObjectNode booking(String name, String mobile, String start, String... consents) {
        ObjectNode booking = client.booking("back-and-leg", "Anna Lindqvist", start);
        ((ObjectNode) booking.path("patient"))
                .put("name", name)
                .put("mobile", mobile)
                .remove("email");
        ArrayNode agreed = booking.putArray("consents");
        List.of(consents).forEach(agreed::add);
        return booking;
    }

    Answer book(String name, String mobile, String start, String... consents) {
        Answer booked = client.book(booking(name, mobile, start, consents));
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        return booked;
    }

    UUID patientOf(Answer visit) {
        return jdbc.sql("SELECT patient_id FROM appointments WHERE id = ?")
                .param(UUID.fromString(visit.text("id")))
                .query(UUID.class)
                .single();
    }

    int revision(UUID patient) {
        return jdbc.sql("SELECT revision FROM patients WHERE id = ?")
                .param(patient)
                .query(Integer.class)
                .single();
    }

    /** By whoever has both before them as they are now. */
    Decision decision(UUID kept, UUID other) {
        return new Decision(kept, other, OF_THE_KEPT, revision(kept), revision(other), "Bytte nummer.");
    }
}
