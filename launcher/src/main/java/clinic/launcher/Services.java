package clinic.launcher;

import clinic.baremachine.Database;
import clinic.baremachine.KafkaProcess;
import clinic.baremachine.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which parts the clinic has, and what each of them is told: ports, databases, secrets, neighbours. */
class Services {

    static final List<String> DATABASES = List.of("booking", "reminder", "content");

    /** The patient's phone and mailbox answer as the fictional clinic's own SMS account. */
    private static final String SMS_PATH = "/46elks/a1";

    /** The second provider, which is asked only when the first is not well. */
    private static final String STANDBY_PATH = "/twilio";

    /** The fictional clinic's own number; nobody has it. */
    private static final String SMS_NUMBER = "+46846500499";

    /** What patients see mail come from, and what their calendars call the visit's organizer. */
    private static final String MAIL_FROM = "tider@videslatt.example";

    private final Path root;
    private final DataFolder data;
    private final Secrets secrets;
    private final Ports free;
    private final Detours detours = Detours.told();
    private final int gatewayPort;
    private final int kafkaPort;
    private final int postgresPort;
    private final int smtpPort;
    private final int gatewayHealthPort;
    private final Map<String, Integer> ports = new HashMap<>();

    Services(Path root, DataFolder data, Secrets secrets, Ports free, int gatewayPort) {
        this.root = root;
        this.data = data;
        this.secrets = secrets;
        this.free = free;
        this.gatewayPort = gatewayPort;
        this.kafkaPort = free.free();
        this.postgresPort = free.free();
        this.smtpPort = free.free();
        this.gatewayHealthPort = free.free();
        List.of("booking", "reminder", "content", "viewer").forEach(name -> ports.put(name, free.free()));
    }

    int postgresPort() {
        return postgresPort;
    }

    /** What a visitor types. */
    String address() {
        return "http://localhost:" + gatewayPort;
    }

    Part kafka() {
        String address = "127.0.0.1:" + kafkaPort;
        String log = data.kafka().toString();
        Path trained = Java.training("kafka");
        return new Part(
                "kafka",
                () -> Java.process(256, trained, KafkaProcess.class, brokersWords(log)),
                Map.of(),
                child -> child.printed("Kafka is ready on " + address),
                address,
                new Lesson(
                        trained,
                        result -> Java.processTraining(
                                result,
                                KafkaProcess.class,
                                data.training().toString(),
                                Integer.toString(free.free()),
                                "--once")));
    }

    private String[] brokersWords(String log) {
        int knownAt = detours.around("kafka", kafkaPort);
        String port = Integer.toString(kafkaPort);
        return knownAt == kafkaPort ? new String[] {log, port} : new String[] {log, port, "--known-at=" + knownAt};
    }

    Part booking() throws IOException, InterruptedException {
        return service("booking", "booking-service", 256, toldToBooking());
    }

    Map<String, String> toldToBooking() throws IOException {
        Map<String, String> environment = stored("booking");
        environment.putAll(linkKeys());
        environment.put("CLINIC_STAFF_KEY", secrets.staffKey());
        environment.put("CLINIC_STAFF_EARLIER", secrets.earlierStaffKey());
        environment.put("CLINIC_STAFF_PASSWORD", secrets.staffPassword());
        environment.put("CLINIC_AUDIT_DIGESTS", data.audit().toString());
        environment.put("CLINIC_BACKEDUP", data.backedUp().toString());
        environment.put("CLINIC_MAIL_FROM", MAIL_FROM);
        // For the staff's page about the services; bookings ask nobody.
        environment.put("CLINIC_REMINDER_URL", url("reminder"));
        environment.put("CLINIC_CONTENT_URL", url("content"));
        return environment;
    }

    Part reminder() throws IOException, InterruptedException {
        return service("reminder", "reminder-service", 224, toldToReminder());
    }

    Map<String, String> toldToReminder() throws IOException {
        Map<String, String> environment = stored("reminder");
        environment.putAll(linkKeys());
        // For the keys of staff's passes; messages ask nobody.
        environment.put("CLINIC_BOOKING_URL", url("booking"));
        environment.put("CLINIC_CHECK_IN_SPOOL", data.answers().toString());
        environment.put("SPRING_MAIL_HOST", "127.0.0.1");
        environment.put("SPRING_MAIL_PORT", Integer.toString(detours.around("mail", smtpPort)));
        environment.put("CLINIC_MAIL_FROM", MAIL_FROM);
        environment.put("CLINIC_SMS_URL", url("viewer") + SMS_PATH);
        environment.put("CLINIC_SMS_TWILIO_URL", url("viewer") + STANDBY_PATH);
        environment.put("CLINIC_SMS_TWILIO_NUMBER", SMS_NUMBER);
        environment.put("CLINIC_SMS_TWILIO_WEIGHT", "0");
        environment.putAll(smsAccount());
        return environment;
    }

    Part content() throws IOException, InterruptedException {
        Map<String, String> environment = stored("content");
        // For the keys of staff's passes; the public site asks nobody.
        environment.put("CLINIC_BOOKING_URL", url("booking"));
        return service("content", "content-service", 192, environment);
    }

    Part viewer() throws IOException, InterruptedException {
        Map<String, String> environment = neighbours();
        environment.put("SERVER_PORT", Integer.toString(port("viewer")));
        environment.put("CLINIC_VIEWER_DATA", data.viewer().toString());
        environment.put("CLINIC_VIEWER_SMTP_PORT", Integer.toString(smtpPort));
        environment.putAll(smsAccount());
        return service("viewer", "viewer", 128, environment);
    }

    Part gateway() throws IOException, InterruptedException {
        Map<String, String> environment = neighbours();
        environment.put("SERVER_PORT", Integer.toString(gatewayPort));
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(gatewayHealthPort));
        environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        return Part.service("gateway", 160, jar("gateway"), environment, gatewayHealthPort);
    }

    private Part service(String name, String module, int heap, Map<String, String> environment)
            throws IOException, InterruptedException {
        return Part.service(name, heap, jar(module), environment, port(name));
    }

    private Path jar(String module) throws IOException, InterruptedException {
        return App.built(root, module).unpacked(data);
    }

    private Map<String, String> stored(String name) throws IOException {
        Database database =
                LocalPostgres.database(detours.around("postgres", postgresPort), name, secrets.databasePassword(name));
        Map<String, String> environment = everywhere();
        // The same member of its Kafka groups at every start, whatever port it gets.
        environment.put("CLINIC_MESSAGING_INSTANCE", name + "-local");
        environment.put("SERVER_PORT", Integer.toString(port(name)));
        environment.put("SPRING_DATASOURCE_URL", database.url());
        environment.put("SPRING_DATASOURCE_USERNAME", database.username());
        environment.put("SPRING_DATASOURCE_PASSWORD", database.password());
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + detours.around("kafka", kafkaPort));
        if (Files.exists(data.restored())) {
            environment.put("CLINIC_RESTORED", Files.readString(data.restored()).strip());
        }
        return environment;
    }

    private Map<String, String> neighbours() {
        Map<String, String> environment = everywhere();
        environment.put("CLINIC_BOOKING_URL", url("booking"));
        environment.put("CLINIC_REMINDER_URL", url("reminder"));
        environment.put("CLINIC_CONTENT_URL", url("content"));
        environment.put("CLINIC_VIEWER_URL", url("viewer"));
        return environment;
    }

    private Map<String, String> everywhere() {
        Map<String, String> environment = new HashMap<>();
        environment.put("SPRING_PROFILES_ACTIVE", "local");
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("CLINIC_PUBLIC_URL", address());
        environment.put("CLINIC_CLOCK_FILE", data.clock().toString());
        // Whoever presses Ctrl-C waits.
        environment.put("SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE", "2s");
        return environment;
    }

    private Map<String, String> linkKeys() {
        return Map.of(
                "CLINIC_LINKS_KEY", secrets.linkKey(),
                "CLINIC_LINKS_KEYID", secrets.linkKeyId(),
                "CLINIC_LINKS_EARLIER", secrets.earlierLinkKeys());
    }

    private Map<String, String> smsAccount() {
        return Map.of(
                "CLINIC_SMS_USERNAME",
                secrets.smsUsername(),
                "CLINIC_SMS_PASSWORD",
                secrets.smsPassword(),
                "CLINIC_SMS_NUMBER",
                SMS_NUMBER,
                "CLINIC_SMS_INBOUND_SECRET",
                secrets.smsInbound(),
                "CLINIC_SMS_TWILIO_ACCOUNT_SID",
                secrets.twilioAccount(),
                "CLINIC_SMS_TWILIO_AUTH_TOKEN",
                secrets.twilioToken());
    }

    private int port(String name) {
        return ports.getOrDefault(name, 0);
    }

    private String url(String name) {
        return "http://127.0.0.1:" + port(name);
    }
}
