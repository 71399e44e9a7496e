package clinic.booking.signin;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A device with one passkey, as W3C's WebAuthn has it: honest, unless it is told otherwise. */
final class SoftAuthenticator {

    private static final int USER_PRESENT = 0x01;
    private static final int USER_VERIFIED = 0x04;
    private static final int NEW_KEY = 0x40;

    private final JsonMapper json = new JsonMapper();
    private final KeyPair keys = drawn();
    private final byte[] credentialId;
    private byte[] owner = {};

    String origin = "https://clinic.example";
    boolean verifiesItsUser = true;
    int count;
    private boolean counts = true;

    SoftAuthenticator(String seed) {
        credentialId = Arrays.copyOf(sha256(seed.getBytes(StandardCharsets.UTF_8)), 16);
    }

    /** As phones do, whose keys are on several devices at once. */
    void countsNothing() {
        counts = false;
    }

    /** Makes its key for whoever the question names. */
    String make(String question) {
        JsonNode asked = json.readTree(question);
        owner = Base64.getUrlDecoder().decode(asked.path("user").path("id").asString());
        byte[] data = bytes(
                about(asked.path("rp").path("id").asString(), NEW_KEY),
                new byte[16],
                ByteBuffer.allocate(2).putShort((short) credentialId.length).array(),
                credentialId,
                coseKey());
        byte[] attestation = bytes(
                HexFormat.of().parseHex("a363666d74646e6f6e656761747453746d74a068617574684461746158"),
                new byte[] {(byte) data.length},
                data);
        return """
                {"id":"%1$s","rawId":"%1$s","type":"public-key","clientExtensionResults":{},
                 "response":{"attestationObject":"%2$s","clientDataJSON":"%3$s","transports":["internal"]}}""".formatted(text(credentialId), text(attestation), text(client("webauthn.create", asked)));
    }

    /** Shows its key. */
    String show(String question) {
        JsonNode asked = json.readTree(question);
        count += counts ? 1 : 0;
        byte[] data = about(asked.path("rpId").asString(), 0);
        byte[] client = client("webauthn.get", asked);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(bytes(data, sha256(client)));
            return """
                    {"id":"%1$s","rawId":"%1$s","type":"public-key","clientExtensionResults":{},
                     "response":{"authenticatorData":"%2$s","clientDataJSON":"%3$s","signature":"%4$s","userHandle":"%5$s"}}""".formatted(text(credentialId), text(data), text(client), text(signature.sign()), text(owner));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] about(String rpId, int more) {
        int flags = USER_PRESENT | (verifiesItsUser ? USER_VERIFIED : 0) | more;
        return bytes(
                sha256(rpId.getBytes(StandardCharsets.UTF_8)),
                new byte[] {(byte) flags},
                ByteBuffer.allocate(4).putInt(count).array());
    }

    private byte[] client(String type, JsonNode asked) {
        return """
                {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":false}""".formatted(type, asked.path("challenge").asString(), origin).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] coseKey() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return bytes(
                HexFormat.of().parseHex("a5010203262001215820"),
                coordinate(point.getAffineX().toByteArray()),
                HexFormat.of().parseHex("225820"),
                coordinate(point.getAffineY().toByteArray()));
    }

    private static byte[] coordinate(byte[] number) {
        byte[] all = new byte[32];
        int length = Math.min(32, number.length);
        System.arraycopy(number, number.length - length, all, 32 - length, length);
        return all;
    }

    private static byte[] bytes(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair drawn() {
        try {
            KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC");
            pairs.initialize(new ECGenParameterSpec("secp256r1"));
            return pairs.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
