package clinic.launcher;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;

/** What only this clinic knows: drawn once, kept in a file that only its owner may read. */
class Secrets {

    /** No letters or digits that look alike: the staff password is read from a screen. */
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Path file;
    private final Properties known = new Properties();
    private final SecureRandom random = new SecureRandom();

    private Secrets(Path file) {
        this.file = file;
    }

    static Secrets in(Path file) throws IOException {
        Secrets secrets = new Secrets(file);
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                secrets.known.load(reader);
            }
        } else {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        secrets.complete();
        return secrets;
    }

    /** Signs personal links; Base64 of 32 bytes. */
    String linkKey() {
        return known.getProperty("link.key");
    }

    String databasePassword(String database) {
        return known.getProperty("database." + database);
    }

    String staffPassword() {
        return known.getProperty("staff.password");
    }

    String smsUsername() {
        return known.getProperty("sms.username");
    }

    String smsPassword() {
        return known.getProperty("sms.password");
    }

    private void complete() throws IOException {
        int before = known.size();
        known.computeIfAbsent("link.key", name -> Base64.getEncoder().encodeToString(bytes(32)));
        for (String database : Services.DATABASES) {
            known.computeIfAbsent("database." + database, name -> hex(24));
        }
        known.computeIfAbsent("staff.password", name -> readable() + "-" + readable() + "-" + readable());
        known.computeIfAbsent("sms.username", name -> "u" + hex(16));
        known.computeIfAbsent("sms.password", name -> hex(16));
        if (known.size() > before) {
            try (Writer writer = Files.newBufferedWriter(file)) {
                known.store(writer, "Drawn by the launcher for this data folder only");
            }
        }
    }

    private String hex(int bytes) {
        return HexFormat.of().formatHex(bytes(bytes));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String readable() {
        StringBuilder word = new StringBuilder();
        random.ints(4, 0, READABLE.length()).forEach(at -> word.append(READABLE.charAt(at)));
        return word.toString();
    }
}
