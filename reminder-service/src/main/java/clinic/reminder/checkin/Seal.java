package clinic.reminder.checkin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/** Seals what nobody else may read or change (AES-256-GCM), with a key for each purpose, made from the one for links. */
class Seal {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;
    private final List<SecretKey> all;

    /** @param secret Base64 */
    Seal(String secret, String purpose) {
        this(secret, "", purpose);
    }

    /** @param earlier link keys whose seals still open, as {@link clinic.contracts.SecretLink} is told them */
    Seal(String secret, String earlier, String purpose) {
        key = key(secret, purpose);
        List<SecretKey> keys = new ArrayList<>(List.of(key));
        Stream.of(earlier.strip().split("\\s+"))
                .filter(named -> !named.isEmpty())
                .forEach(named -> keys.add(key(named.substring(named.indexOf(':') + 1), purpose)));
        all = List.copyOf(keys);
    }

    private static SecretKey key(String secret, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(Base64.getDecoder().decode(secret))
                                    .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), KEY_BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Java 25 has HKDF", impossible);
        }
    }

    byte[] close(String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(key, Cipher.ENCRYPT_MODE, nonce).doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
            return all;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has AES-GCM", impossible);
        }
    }

    /** Empty when it was sealed with none of these keys, or somebody changed it. */
    Optional<String> open(byte[] sealed) {
        return sealed.length <= NONCE_BYTES
                ? Optional.empty()
                : all.stream().flatMap(one -> open(one, sealed).stream()).findFirst();
    }

    private static Optional<String> open(SecretKey key, byte[] sealed) {
        try {
            byte[] text = cipher(key, Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES))
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException other) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(SecretKey key, int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
