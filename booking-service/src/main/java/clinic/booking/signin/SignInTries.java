package clinic.booking.signin;

import static clinic.booking.NetworkAddress.network;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts tries to sign in, by password and by code, over a quarter of an hour, in the database, so that neither a restart
 * nor another instance forgets them. A try counts before its password is looked at: a hundred at once are a hundred.
 */
@Component
public class SignInTries {

    /** Of one account from one address: enough for somebody who has forgotten which password it was. */
    private static final int FOR_ONE_AT_ONE_ADDRESS = 5;
    /** A clinic's desks may share an address. */
    private static final int FROM_ONE_ADDRESS = 30;
    /** Guessed at from many addresses. More than the first: nobody shall lock a colleague out by mere typing. */
    private static final int FOR_ONE = 50;
    /**
     * Codes of one account, from anywhere: whoever gets to guess at six digits knows the password already, so this locks
     * out nobody whose password is secret, and leaves a guesser three chances in a thousand a day.
     */
    private static final int CODES_FOR_ONE = 10;

    /** Mails with a link: nobody's mailbox shall fill up with them. */
    private static final int ASKING_FOR_ONE = 3;

    private static final int ASKING_FOR_ONE_A_DAY = 10;

    private static final int ASKING_FROM_ONE_ADDRESS = 10;

    /** A question costs little, but none is free. */
    private static final int QUESTIONS_FROM_ONE_ADDRESS = 60;

    /** Begins what is counted over a day. */
    private static final String A_DAY = "day ";

    private final JdbcClient database;

    SignInTries(JdbcClient database) {
        this.database = database;
    }

    private record Count(String key, int most) {}

    /** Whether the password may be looked at. */
    boolean begin(String name, String address) {
        return begin(passwords(name, address));
    }

    /** It was the right password: the try is taken back, and with it those of this account at this address. */
    void succeeded(String name, String address) {
        succeeded(passwords(name, address));
    }

    /** Whether the code may be looked at. */
    boolean beginCode(UUID staffId, String address) {
        return begin(codes(staffId, address));
    }

    /** It was the right code. */
    void codeSucceeded(UUID staffId, String address) {
        succeeded(codes(staffId, address));
    }

    /** Whether a new password may be asked for; nothing is taken back when it was. */
    boolean beginAsking(String name, String address) {
        return begin(List.of(
                new Count("asks @" + network(address), ASKING_FROM_ONE_ADDRESS),
                new Count("asks " + hash(name), ASKING_FOR_ONE),
                new Count(A_DAY + "asks " + hash(name), ASKING_FOR_ONE_A_DAY)));
    }

    /** Whether somebody at this address may be led to the issuer; nothing is taken back when they come in. */
    public boolean beginIssuer(String address) {
        return begin(List.of(new Count("issuer @" + network(address), QUESTIONS_FROM_ONE_ADDRESS)));
    }

    /** Whether somebody at this address may be asked to show a passkey. */
    public boolean beginPasskey(String address) {
        return begin(List.of(passkeyQuestion(address)));
    }

    /** Whether what a passkey answers may be looked at. */
    public boolean beginPasskeyAnswer(String address) {
        return begin(List.of(passkeyAnswer(address)));
    }

    /** It was somebody's: question and answer are taken back. */
    public void passkeySucceeded(String address) {
        takeBack(Stream.of(passkeyQuestion(address), passkeyAnswer(address)));
    }

    private boolean begin(List<Count> counts) {
        database.sql("delete from sign_in_tries where since < now() - interval '15 minutes'"
                        + " and (since < now() - interval '1 day' or not starts_with(key, ?))")
                .param(A_DAY)
                .update();
        // Who is refused where little is allowed uses up nothing of what others share: a stranger at one address could
        // else lock everybody out whose name they know.
        return counts.stream().allMatch(count -> add(count.key()) <= count.most());
    }

    private void succeeded(List<Count> counts) {
        database.sql("delete from sign_in_tries where key = ?")
                .param(counts.getFirst().key())
                .update();
        takeBack(counts.stream().skip(1));
    }

    private void takeBack(Stream<Count> counts) {
        counts.forEach(count -> database.sql("update sign_in_tries set tries = tries - 1 where key = ?")
                .param(count.key())
                .update());
    }

    private int add(String key) {
        return database.sql("""
                        insert into sign_in_tries (key, tries) values (?, 1)
                        on conflict (key) do update set tries = sign_in_tries.tries + 1 returning tries""").param(key).query(Integer.class).single();
    }

    private static List<Count> passwords(String name, String address) {
        String account = hash(name.toLowerCase(Locale.ROOT));
        String network = network(address);
        return List.of(
                new Count(account + "@" + network, FOR_ONE_AT_ONE_ADDRESS),
                new Count("@" + network, FROM_ONE_ADDRESS),
                new Count(account, FOR_ONE));
    }

    private static List<Count> codes(UUID staffId, String address) {
        String account = "code " + staffId;
        return List.of(
                new Count(account + "@" + network(address), FOR_ONE_AT_ONE_ADDRESS), new Count(account, CODES_FOR_ONE));
    }

    private static Count passkeyQuestion(String address) {
        return new Count("passkey asked @" + network(address), QUESTIONS_FROM_ONE_ADDRESS);
    }

    private static Count passkeyAnswer(String address) {
        return new Count("passkey @" + network(address), FROM_ONE_ADDRESS);
    }

    private static String hash(String name) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
