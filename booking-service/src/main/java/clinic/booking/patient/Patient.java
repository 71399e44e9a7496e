package clinic.booking.patient;

import clinic.booking.TimeOrderedId;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody the clinic cares for. People who share a phone or an address stay different patients. Long, for who is whom,
 * what was consented to and where messages go change together when two records turn out to be one.
 */
@Entity
@Table(name = "patients")
class Patient {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    /** What others know of this patient has this number; it rises with each change. */
    private int revision;

    private String name;
    private @Nullable LocalDate birthDate;
    private @Nullable String mobile;
    private @Nullable String email;

    /** Twelve digits; on no topic, and nobody is looked for by it. */
    private @Nullable String personnummer;

    /** Who answers at that number or address for the patient; null where the patient does. */
    private @Nullable String reachedThrough;

    private String language;
    private Instant recordedAt;

    /** Where they are must not become known: nothing is sent to them automatically. */
    private boolean protectedIdentity;

    /** How often; those sent before open nothing. */
    private int linksRenewed;

    /** Since when what is left of them is locked; written by whoever erases, never from here. */
    @Column(insertable = false, updatable = false)
    private @Nullable Instant erasedAt;

    /** The record of the same patient that is kept; written by whoever merges, never from here. */
    @Column(insertable = false, updatable = false)
    private @Nullable UUID mergedInto;

    @OneToMany(cascade = CascadeType.ALL)
    @JoinColumn(name = "patient_id", nullable = false, updatable = false)
    private List<Consent> consents = new ArrayList<>();

    protected Patient() {}

    static Patient register(PatientDetails details, Instant now) {
        Patient patient = new Patient();
        patient.id = TimeOrderedId.at(now);
        patient.name = details.name();
        patient.birthDate = details.birthDate();
        patient.mobile = details.mobile();
        patient.email = details.email();
        patient.language = details.language();
        patient.personnummer = digits(details);
        patient.recordedAt = now;
        patient.revision = 1;
        return patient;
    }

    /** Known to others under this id, and forgotten here. */
    static Patient broughtBack(UUID id, PatientDetails told, Instant now) {
        Patient patient = register(told, now);
        patient.id = id;
        return patient;
    }

    /** What others were told last counts; what they were never told, such as the birth date, stays as it is here. */
    void bringUpTo(
            int revision,
            PatientDetails told,
            Set<ConsentPurpose> agreed,
            Function<ConsentPurpose, String> text,
            boolean isProtected,
            int renewed,
            Instant now) {
        name = told.name();
        mobile = told.mobile();
        email = told.email();
        choose(told.language(), agreed, text, ConsentSource.IMPORT, now);
        protectedIdentity = isProtected;
        linksRenewed = renewed;
        this.revision = revision;
    }

    /** Whether the details are this patient's beyond doubt. */
    boolean is(PatientDetails details) {
        return knownBy().is(details);
    }

    private KnownBy knownBy() {
        return new KnownBy(name, birthDate, mobile, email, personnummer);
    }

    /** What was not known of them before; what is known is not written over. */
    void complete(PatientDetails details) {
        personnummer = personnummer == null ? digits(details) : personnummer;
    }

    private static @Nullable String digits(PatientDetails details) {
        return details.personnummer() == null ? null : details.personnummer().digits();
    }

    /** Whether they may be this patient's: somebody of the same age is reached there. A twin is, too. */
    boolean mayBe(PatientDetails details) {
        return birthDate != null && birthDate.equals(details.birthDate()) && isReachedAt(details);
    }

    /** Whether messages to one of these contacts go where those to this patient go. */
    boolean isReachedAt(PatientDetails details) {
        return knownBy().isReachedAt(details);
    }

    /** The patient's latest word on language and messages counts. */
    void choose(
            String language,
            Set<ConsentPurpose> agreed,
            Function<ConsentPurpose, String> text,
            ConsentSource by,
            Instant now) {
        Set<ConsentPurpose> before = agreesTo();
        if (before.equals(agreed) && this.language.equals(language)) {
            return;
        }
        this.language = language;
        consents.stream()
                .filter(consent -> !agreed.contains(consent.purpose()))
                .forEach(consent -> consent.withdraw(by, now));
        agreed.stream()
                .filter(purpose -> !before.contains(purpose))
                .forEach(purpose -> consents.add(Consent.given(purpose, text.apply(purpose), by, now)));
        if (version != null) {
            revision++;
        }
    }

    /**
     * What staff heard from somebody who is known. A yes is added; nothing is taken back and the language stays, for the form
     * that they fill in shows neither.
     */
    void hear(Set<ConsentPurpose> agreed, Function<ConsentPurpose, String> text, Instant now) {
        Set<ConsentPurpose> all = agreesTo();
        all.addAll(agreed);
        choose(language, all, text, ConsentSource.STAFF, now);
    }

    /**
     * What somebody ticked who books with this patient's details, and may be anybody who knows them. A box left open is no
     * word, and a yes does not undo what the patient took back themselves.
     */
    void hearBooker(String language, Set<ConsentPurpose> ticked, Function<ConsentPurpose, String> text, Instant now) {
        Set<ConsentPurpose> all = agreesTo();
        all.addAll(takeable(ticked));
        choose(language, all, text, ConsentSource.BOOKING, now);
    }

    /** Of what somebody agrees to who has proved nothing, what the patient has not taken back themselves. */
    Set<ConsentPurpose> takeable(Set<ConsentPurpose> ticked) {
        return ticked.stream().filter(purpose -> !tookBack(purpose)).collect(Collectors.toUnmodifiableSet());
    }

    private boolean tookBack(ConsentPurpose purpose) {
        return history().stream()
                .filter(word -> word.purpose() == purpose)
                .findFirst()
                .filter(ConsentView::isProvedNo)
                .isPresent();
    }

    /** The patient took a consent back some time ago, elsewhere than on our pages; what they agreed to since then stays. */
    void optOut(ConsentPurpose purpose, ConsentSource by, Instant at) {
        long changed = consents.stream()
                .filter(consent -> consent.purpose() == purpose && consent.takeBack(by, at))
                .count();
        if (changed > 0) {
            revision++;
        }
    }

    boolean everTookBackBySms(ConsentPurpose purpose) {
        return consents.stream().anyMatch(consent -> consent.purpose() == purpose && consent.wasTakenBackBySms());
    }

    /** What was written wrongly, or has changed: it is the same patient. Who answers at another number nobody has said. */
    void correct(PatientDetails details) {
        boolean same = name.equals(details.name())
                && Objects.equals(birthDate, details.birthDate())
                && Objects.equals(mobile, details.mobile())
                && Objects.equals(email, details.email())
                && Objects.equals(personnummer, digits(details));
        if (!same) {
            boolean sameContact = Objects.equals(mobile, details.mobile()) && Objects.equals(email, details.email());
            reachedThrough = sameContact ? reachedThrough : null;
            name = details.name();
            birthDate = details.birthDate();
            mobile = details.mobile();
            email = details.email();
            personnummer = digits(details);
            revision++;
        }
    }

    /** Messages go there from now on; answers with where they went before, under an id of its own. */
    FurtherContact reachThrough(FurtherContact contact, Instant now) {
        FurtherContact before = new FurtherContact(TimeOrderedId.at(now), reachedThrough, mobile, email);
        reachedThrough = contact.whose();
        mobile = contact.mobile();
        email = contact.email();
        revision++;
        return before;
    }

    /**
     * The other record is of the same patient. Of what can be only one thing, it is what was chosen; of what somebody
     * refused or wanted to be hidden, the stricter word stays.
     *
     * @return where the patient is reached besides, if that was not chosen and is another place
     */
    Optional<FurtherContact> absorb(Patient other, KeptOfTwo choice, Instant now) {
        FurtherContact here = new FurtherContact(TimeOrderedId.at(now), reachedThrough, mobile, email);
        FurtherContact there =
                new FurtherContact(TimeOrderedId.at(now), other.reachedThrough, other.mobile, other.email);
        FurtherContact chosen = choice.otherContacts() ? there : here;
        FurtherContact left = choice.otherContacts() ? here : there;
        name = choice.otherName() ? other.name : name;
        birthDate = choice.otherBirthDate() ? other.birthDate : birthDate;
        language = choice.otherLanguage() ? other.language : language;
        personnummer = Stream.of(
                        choice.otherBirthDate() ? other.personnummer() : personnummer(),
                        choice.otherBirthDate() ? personnummer() : other.personnummer())
                .flatMap(Optional::stream)
                .filter(number -> number.isOf(birthDate))
                .map(Personnummer::digits)
                .findFirst()
                .orElse(null);
        reachedThrough = chosen.whose();
        mobile = chosen.mobile();
        email = chosen.email();
        protectedIdentity |= other.protectedIdentity;
        linksRenewed = Math.max(linksRenewed, other.linksRenewed);
        consents.stream()
                .filter(consent -> !other.agreesTo().contains(consent.purpose()))
                .forEach(consent -> consent.withdraw(ConsentSource.MERGE, now));
        revision++;
        return left.besides(chosen);
    }

    void protectIdentity(boolean isProtected) {
        if (protectedIdentity != isProtected) {
            protectedIdentity = isProtected;
            revision++;
        }
    }

    /** None of the private links that anybody was sent opens anything from now on. */
    void renewLinks() {
        linksRenewed++;
        revision++;
    }

    int linksRenewed() {
        return linksRenewed;
    }

    boolean hasProtectedIdentity() {
        return protectedIdentity;
    }

    boolean isErased() {
        return erasedAt != null;
    }

    @Nullable
    UUID mergedInto() {
        return mergedInto;
    }

    /** Whether nothing is written here any more: who was erased, or is known by another record. */
    boolean isClosed() {
        return erasedAt != null || mergedInto != null;
    }

    Set<ConsentPurpose> agreesTo() {
        Set<ConsentPurpose> agreed = EnumSet.noneOf(ConsentPurpose.class);
        consents.stream().filter(Consent::holds).forEach(consent -> agreed.add(consent.purpose()));
        return agreed;
    }

    /** All consents with their words, those that were taken back too; the latest word first. */
    List<ConsentView> history() {
        return consents.stream()
                .map(Consent::view)
                .sorted(Comparator.comparing(ConsentView::latestWord).reversed())
                .toList();
    }

    List<Consent> consents() {
        return List.copyOf(consents);
    }

    Instant recordedAt() {
        return recordedAt;
    }

    int revision() {
        return revision;
    }

    /** @throws PatientChanged when it is no longer as whoever wants to change it saw it; null when they do not say */
    void requireSeen(@Nullable Integer seen) {
        if (seen != null && seen != revision) {
            throw new PatientChanged(revision);
        }
    }

    UUID id() {
        return id;
    }

    /** By this name the repository asks before each save whether this is new; it finds a field only after an exception. */
    public @Nullable Integer getVersion() {
        return version;
    }

    String name() {
        return name;
    }

    @Nullable
    LocalDate birthDate() {
        return birthDate;
    }

    Optional<Personnummer> personnummer() {
        return Optional.ofNullable(personnummer).map(Personnummer::new);
    }

    @Nullable
    String mobile() {
        return mobile;
    }

    @Nullable
    String email() {
        return email;
    }

    @Nullable
    String reachedThrough() {
        return reachedThrough;
    }

    String language() {
        return language;
    }
}
