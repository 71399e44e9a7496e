package clinic.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServicesTest {

    @TempDir
    Path folder;

    private Services services;

    @BeforeEach
    void clinicOfTheirs() throws Exception {
        DataFolder data = DataFolder.open(folder);
        services = new Services(folder, data, Secrets.in(data), new Ports(), 8080);
    }

    /** A visit's file on the pages and the one in a mail are one visit, and it has one organizer. */
    @ParameterizedTest
    @ValueSource(strings = {"CLINIC_MAIL_FROM", "CLINIC_LINKS_KEY", "CLINIC_LINKS_KEYID", "CLINIC_LINKS_EARLIER"})
    void bookingAndReminderAreToldTheSame(String setting) throws Exception {
        assertThat(services.toldToBooking().get(setting))
                .isNotNull()
                .isEqualTo(services.toldToReminder().get(setting));
    }
}
