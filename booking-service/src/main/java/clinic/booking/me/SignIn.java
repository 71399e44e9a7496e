package clinic.booking.me;

import clinic.booking.me.SignIns.Asked;
import clinic.booking.me.SignIns.LetIn;
import clinic.booking.patient.Contact;
import clinic.booking.patient.PatientRegister;
import clinic.booking.patient.PatientView;
import clinic.contracts.PatientPass;
import clinic.contracts.SecretLink;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The two steps after the question: the code proves that a contact is in somebody's hands, and the birth date says
 * which of those who share it they are. Each step gives the browser another secret. A button pressed twice breaks off the
 * answer that had it: who shows the secret before and the same right words once more, at once, is answered again.
 */
@Component
class SignIn {

    /** For a second tap, or whoever tries again on a bad line. */
    static final Duration AGAIN = Duration.ofSeconds(10);

    /** What became of a step. */
    sealed interface Outcome {

        /** Right; the browser keeps this from here on. */
        record Done(Secret secret) implements Outcome {}

        /** Not right; it may be tried again. */
        record Wrong() implements Outcome {}

        /** Several people are meant by this birth date: their name decides. */
        record WhichOne() implements Outcome {}

        /** Too late or too often: another code is needed. */
        record Over() implements Outcome {}
    }

    private final SignIns signIns;
    private final OneTimeCodes codes;
    private final PatientRegister patients;
    private final SignInRules rules;
    private final SecretLink secrets;
    private final Clock clock;

    SignIn(
            SignIns signIns,
            OneTimeCodes codes,
            PatientRegister patients,
            SignInRules rules,
            SecretLink secrets,
            Clock clock) {
        this.signIns = signIns;
        this.codes = codes;
        this.patients = patients;
        this.rules = rules;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** What the browser asked a code for; empty when it has asked for none, or is past that. */
    Optional<Contact> askedFor(Secret secret) {
        return signIns.waiting(secret).map(Asked::contact);
    }

    @Transactional
    public Outcome code(Secret secret, String typed) {
        Optional<Asked> asked = signIns.tryCode(secret, clock.instant().minus(rules.codeFor()), rules.tries());
        if (asked.isEmpty()) {
            return again(signIns.tryCodeAgain(secret, AGAIN, rules.tries())
                    .filter(before -> codes.is(typed, before.id(), before.nonce())));
        }
        if (!codes.is(typed, asked.get().id(), asked.get().nonce())) {
            return new Outcome.Wrong();
        }
        Secret fresh = Secret.fresh();
        signIns.prove(asked.get().id(), secret, fresh);
        return new Outcome.Done(fresh);
    }

    boolean proved(Secret secret) {
        return signIns.proved(secret, rules.idle());
    }

    /** @param name asked for only when the birth date alone leaves a doubt, as with twins */
    @Transactional
    public Outcome person(Secret secret, LocalDate birthDate, @Nullable String name) {
        Optional<Asked> asked = signIns.tryPerson(secret, rules.tries(), rules.idle());
        if (asked.isEmpty()) {
            return again(signIns.tryPersonAgain(secret, AGAIN, rules.tries())
                    .filter(before -> Set.copyOf(before.patients())
                            .equals(Set.copyOf(ids(meant(before.asked().contact(), birthDate, name)))))
                    .map(LetIn::asked));
        }
        List<PatientView> meant = meant(asked.get().contact(), birthDate, name);
        if (meant.isEmpty()) {
            return new Outcome.Wrong();
        }
        if (meant.stream().map(PatientView::name).map(SignIn::spoken).distinct().count() > 1) {
            return new Outcome.WhichOne();
        }
        Secret fresh = Secret.fresh();
        signIns.open(asked.get().id(), secret, fresh, ids(meant));
        return new Outcome.Done(fresh);
    }

    private List<PatientView> meant(Contact contact, LocalDate birthDate, @Nullable String name) {
        return patients.reachedAt(contact).stream()
                .filter(patient -> birthDate.equals(patient.birthDate()))
                .filter(patient -> name == null || spoken(patient.name()).equals(spoken(name)))
                .toList();
    }

    private static List<UUID> ids(List<PatientView> meant) {
        return meant.stream().map(PatientView::id).toList();
    }

    private Outcome again(Optional<Asked> before) {
        if (before.isEmpty()) {
            return new Outcome.Over();
        }
        Secret fresh = Secret.fresh();
        signIns.replace(before.get().id(), fresh);
        return new Outcome.Done(fresh);
    }

    /** Whose visits this browser may see; empty when nobody is signed in. Several when one person was recorded twice. */
    @Transactional
    public List<UUID> patients(Secret secret) {
        return signIns.patients(secret, rules.idle());
    }

    /** What reminder-service lets see their check-ins by; over when nobody has looked here for as long as a session lasts. */
    String pass(List<UUID> patients) {
        return new PatientPass(patients, clock.instant().plus(rules.idle())).written(secrets);
    }

    @Transactional
    public void out(Secret secret) {
        signIns.close(secret);
    }

    private static String spoken(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
