package clinic.booking.factor;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What somebody proves besides their password, and how they come by it. Whoever asks counts the tries. */
@Component
public class SecondFactors {

    /** As RFC 4226 recommends. */
    private static final int SECRET_BYTES = 20;

    private static final int CODES_AT_ONCE = 10;

    private final SecureRandom random = new SecureRandom();
    private final Authenticators authenticators;
    private final RecoveryCodes recovery;

    SecondFactors(Authenticators authenticators, RecoveryCodes recovery) {
        this.authenticators = authenticators;
        this.recovery = recovery;
    }

    /** By which of them somebody proved who they are. */
    public enum Proof {
        CODE,
        RECOVERY_CODE
    }

    /** Whether an app's code is asked for after the password. */
    public boolean asksFor(UUID staffId) {
        return authenticators.inUse(staffId);
    }

    /** Empty when it proves nothing: wrong, too old, or used before. */
    @Transactional
    public Optional<Proof> prove(UUID staffId, String typed) {
        if (RecoveryCode.plain(typed).length() == RecoveryCode.LETTERS) {
            return recovery.use(staffId, typed) ? Optional.of(Proof.RECOVERY_CODE) : Optional.empty();
        }
        return authenticators
                .secret(staffId, true)
                .filter(secret -> isNew(staffId, typed, secret))
                .map(secret -> Proof.CODE);
    }

    /** Draws a secret for an app to share; it counts once a code of it has been shown. */
    @Transactional
    public void begin(UUID staffId) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        authenticators.begin(staffId, secret);
    }

    /** The one that is being set up, if one is. */
    public Optional<NewAuthenticator> begun(UUID staffId) {
        return authenticators.secret(staffId, false).map(NewAuthenticator::new);
    }

    /**
     * The app shows the right code, so it counts from now on.
     *
     * @return recovery codes, told this once; empty when the code is wrong
     */
    @Transactional
    public List<String> confirm(UUID staffId, String typed) {
        return authenticators
                .secret(staffId, false)
                .filter(secret -> isNew(staffId, typed, secret))
                .map(secret -> newRecoveryCodes(staffId))
                .orElseGet(List::of);
    }

    public int recoveryCodesLeft(UUID staffId) {
        return recovery.left(staffId);
    }

    /** Told this once; those from before open nothing any more. */
    @Transactional
    public List<String> newRecoveryCodes(UUID staffId) {
        List<String> codes =
                Stream.generate(RecoveryCode::draw).limit(CODES_AT_ONCE).toList();
        recovery.replace(staffId, codes);
        return codes;
    }

    /** From now on the password alone lets in, where the clinic asks for no more. */
    @Transactional
    public void remove(UUID staffId) {
        authenticators.remove(staffId);
        recovery.remove(staffId);
    }

    private boolean isNew(UUID staffId, String typed, byte[] secret) {
        OptionalLong step = TimeCode.step(typed.replaceAll("\\s", ""), authenticators.step(), secret);
        return step.isPresent() && authenticators.use(staffId, step.getAsLong());
    }
}
