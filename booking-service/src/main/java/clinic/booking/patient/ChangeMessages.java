package clinic.booking.patient;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * In which language and about what the clinic writes to a patient is chosen anew. Whoever says it, by whichever way, it
 * is written into one history, and the latest word counts.
 */
@Component
public class ChangeMessages {

    private final Patients patients;
    private final ConsentTexts texts;
    private final PatientAnnouncements announcements;
    private final Audit audit;
    private final Clock clock;

    ChangeMessages(
            Patients patients, ConsentTexts texts, PatientAnnouncements announcements, Audit audit, Clock clock) {
        this.patients = patients;
        this.texts = texts;
        this.announcements = announcements;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The caller has already been let in. What is the same as before stays as it is, with the words of then.
     *
     * @param agreed what is agreed to from now on, and in which language each was asked
     */
    @Transactional
    public void change(UUID patientId, Locale language, Map<ConsentPurpose, Locale> agreed, ConsentSource by, Who who) {
        change(patientId, new Choice(language, agreed, by), null, who);
    }

    /**
     * In which language the patient is written to, and about what.
     *
     * @param agreed what is agreed to from now on, and in which language each was asked
     * @param staying what stays agreed to where it still is: no new yes, for its words were not shown
     */
    public record Choice(
            Locale language, Map<ConsentPurpose, Locale> agreed, Set<ConsentPurpose> staying, ConsentSource by) {

        public Choice(Locale language, Map<ConsentPurpose, Locale> agreed, ConsentSource by) {
            this(language, agreed, Set.of(), by);
        }

        private Set<ConsentPurpose> from(Set<ConsentPurpose> holding) {
            return Stream.concat(agreed.keySet().stream(), staying.stream().filter(holding::contains))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /**
     * The same, for who says what they saw.
     *
     * @param seen the revision that whoever chooses had before them; null when they do not say
     * @return the one it has now; empty when there is no such patient, or no longer
     * @throws PatientChanged when it has another than they saw
     */
    @Transactional
    public Optional<Integer> change(UUID patientId, Choice choice, @Nullable Integer seen, Who who) {
        return patients.kept(patientId).filter(patient -> !patient.isErased()).map(patient -> {
            patient.requireSeen(seen);
            int before = patient.revision();
            patient.choose(
                    choice.language().getLanguage(),
                    choice.from(patient.agreesTo()),
                    purpose -> texts.text(purpose, choice.agreed().getOrDefault(purpose, choice.language())),
                    choice.by(),
                    clock.instant());
            patients.saveAndFlush(patient);
            if (patient.revision() > before) {
                announcements.recorded(patient);
                audit.done(who, Deed.MESSAGES_CHOSEN, patient.id());
            }
            return patient.revision();
        });
    }

    /**
     * One thing alone, as the patient told it to somebody who works here; all else stays. What is so already is so, whatever
     * else changed meanwhile.
     *
     * @param asked the language in which the patient was asked and said yes; null for a no
     * @param seen the revision that whoever writes it down had before them
     * @return the one it has now; empty when there is no such patient, or no longer
     * @throws PatientChanged when it has another than they saw
     */
    @Transactional
    public Optional<Integer> say(UUID patientId, ConsentPurpose purpose, @Nullable Locale asked, int seen, Who who) {
        return patients.kept(patientId).filter(patient -> !patient.isErased()).flatMap(patient -> {
            Locale language = Locale.of(patient.language());
            Map<ConsentPurpose, Locale> agreed = new EnumMap<>(ConsentPurpose.class);
            patient.agreesTo().forEach(one -> agreed.put(one, language));
            if (agreed.containsKey(purpose) == (asked != null)) {
                return Optional.of(patient.revision());
            }
            if (asked == null) {
                agreed.remove(purpose);
            } else {
                agreed.put(purpose, asked);
            }
            return change(patient.id(), new Choice(language, agreed, ConsentSource.STAFF), seen, who);
        });
    }
}
