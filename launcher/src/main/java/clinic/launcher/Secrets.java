package clinic.launcher;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What only this clinic knows: drawn once, kept in a file that only its owner may read. */
class Secrets {

    /** No letters or digits that look alike: the staff password is read from a screen. */
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final String LINK_KEY = "link.key";
    private static final String LINK_KEY_ID = "link.key-id";
    private static final String FIRST_KEY_ID = "a";
    private static final String EARLIER_LINK_KEYS = "link.earlier";
    private static final String STAFF_KEY = "staff.key";
    private static final String EARLIER_STAFF_KEY = "staff.earlier";
    private static final int KEY_BYTES = 32;
    private static final int FINGERPRINT_BYTES = 8;

    private final Path file;
    private final Properties known = new Properties();
    private final SecureRandom random = new SecureRandom();

    private Secrets(Path file) {
        this.file = file;
    }

    /** As they stand in the file: nothing is drawn, nothing is written. */
    static Secrets read(DataFolder data) throws IOException {
        Secrets secrets = new Secrets(data.secrets());
        if (Files.exists(secrets.file)) {
            try (var reader = Files.newBufferedReader(secrets.file)) {
                secrets.known.load(reader);
            } catch (IllegalArgumentException | CharacterCodingException damaged) {
                secrets.known.clear();
            }
        }
        return secrets;
    }

    static Secrets in(DataFolder data) throws IOException {
        Secrets secrets = read(data);
        if (!secrets.canSign()) {
            if (Files.exists(data.postgresWhole())) {
                // A new key would silently void every link that patients were sent.
                throw new Refusal(
                        "%s is damaged, and without it no link that patients were sent opens any more: put back a copy of it, or forget all that was booked with ./clinic up --fresh"
                                .formatted(secrets.file));
            }
            secrets.known.remove(LINK_KEY);
        }
        secrets.complete();
        return secrets;
    }

    private boolean canSign() {
        return isKey(known.getProperty(LINK_KEY, ""));
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == KEY_BYTES;
        } catch (IllegalArgumentException cutShort) {
            return false;
        }
    }

    /** Signs personal links; Base64 of 32 bytes. */
    String linkKey() {
        return known.getProperty(LINK_KEY);
    }

    /** Names that key in each of its links. */
    String linkKeyId() {
        return known.getProperty(LINK_KEY_ID, FIRST_KEY_ID);
    }

    /** Keys whose links still open, as the services are told them: {@code a:… b:…}. */
    String earlierLinkKeys() {
        return known.getProperty(EARLIER_LINK_KEYS, "");
    }

    /** With which the keys of people's apps may still be sealed; empty where there is none. */
    String earlierStaffKey() {
        return known.getProperty(EARLIER_STAFF_KEY, "");
    }

    /**
     * Draws new ones in the place of those that are used now. Links of earlier keys go on to open, passwords of databases are
     * taken over at the next start, staff sign in as before.
     */
    void renew(Order.Renew.What what) throws IOException {
        switch (what) {
            case LINKS -> {
                String now = linkKeyId() + ":" + linkKey();
                known.setProperty(EARLIER_LINK_KEYS, (now + " " + earlierLinkKeys()).strip());
                known.setProperty(LINK_KEY_ID, nextKeyId());
                known.remove(LINK_KEY);
            }
            case STAFF -> {
                known.setProperty(EARLIER_STAFF_KEY, staffKey());
                known.remove(STAFF_KEY);
            }
            case DATABASES -> Services.DATABASES.forEach(database -> known.remove("database." + database));
        }
        drawWhatLacks();
        write();
    }

    /** After z comes a again: its links were made long ago. */
    private String nextKeyId() {
        char now = linkKeyId().charAt(0);
        return String.valueOf(now == 'z' ? 'a' : (char) (now + 1));
    }

    /** Tells one key from another and yields neither. */
    String linkKeyFingerprint() {
        return fingerprint(linkKey());
    }

    /** Whether links open that were made under the key with this fingerprint. */
    boolean opens(String fingerprint) {
        if (!canSign()) {
            return false;
        }
        return Stream.concat(
                        Stream.of(linkKey()),
                        Stream.of(earlierLinkKeys().split(" "))
                                .filter(named -> named.length() > 2)
                                .map(named -> named.substring(2))
                                .filter(Secrets::isKey))
                .anyMatch(key -> fingerprint(key).equals(fingerprint));
    }

    private static String fingerprint(String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            byte[] sum = mac.doFinal("fingerprint".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(sum, 0, FINGERPRINT_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Seals the keys of staff's passes; Base64 of 32 bytes. Another one only makes staff's passes anew. */
    String staffKey() {
        return known.getProperty(STAFF_KEY);
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

    /** The part of an address that only the provider knows. */
    String smsInbound() {
        return known.getProperty("sms.inbound");
    }

    String twilioAccount() {
        return known.getProperty("twilio.account");
    }

    String twilioToken() {
        return known.getProperty("twilio.token");
    }

    private void complete() throws IOException {
        int before = known.size();
        drawWhatLacks();
        if (known.size() > before) {
            write();
        }
    }

    private void drawWhatLacks() {
        known.computeIfAbsent(LINK_KEY, name -> Base64.getEncoder().encodeToString(bytes(KEY_BYTES)));
        known.computeIfAbsent(STAFF_KEY, name -> Base64.getEncoder().encodeToString(bytes(KEY_BYTES)));
        for (String database : Services.DATABASES) {
            known.computeIfAbsent("database." + database, name -> hex(24));
        }
        known.computeIfAbsent("staff.password", name -> readable() + "-" + readable() + "-" + readable());
        known.computeIfAbsent("sms.username", name -> "u" + hex(16));
        known.computeIfAbsent("sms.password", name -> hex(16));
        known.computeIfAbsent("sms.inbound", name -> hex(16));
        known.computeIfAbsent("twilio.account", name -> "AC" + hex(16));
        known.computeIfAbsent("twilio.token", name -> hex(16));
    }

    private void write() throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(draft)) {
            known.store(writer, "Drawn by the launcher for this data folder only");
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
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
