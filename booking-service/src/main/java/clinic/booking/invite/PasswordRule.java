package clinic.booking.invite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a password must be, as NIST SP 800-63B has it: long, and none of those that everybody tries first. No rule about
 * capitals and digits, which only makes people write {@code Sommar2026!}; and none ever has to be changed for its age.
 */
final class PasswordRule {

    static final int LEAST = 12;
    /** More than this the hash (bcrypt) would not look at. */
    private static final int MOST_BYTES = 72;

    private static final int LEAST_DIFFERENT = 5;
    private static final Set<String> COMMONEST = commonest();

    private PasswordRule() {}

    /** Why this one is not good enough: a word of the page's; empty when it is. */
    static Optional<String> fault(String password, String name) {
        String plain = plain(password);
        String plainName = plain(name);
        if (password.codePoints().count() < LEAST) {
            return Optional.of("short");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.of("long");
        }
        if (plain.contains(plainName) && plain.length() < LEAST + plainName.length()) {
            return Optional.of("name");
        }
        boolean known = plain.chars().distinct().count() < LEAST_DIFFERENT
                || COMMONEST.stream()
                        .anyMatch(common -> plain.contains(common) && plain.length() < common.length() + 4);
        return known ? Optional.of("common") : Optional.empty();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Set<String> commonest() {
        try (InputStream file = PasswordRule.class.getResourceAsStream("commonest-passwords.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
