package clinic.booking.visit;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.patient.ChangeMessages.Choice;
import clinic.booking.patient.ConsentPurpose;
import clinic.booking.patient.ConsentSource;
import clinic.booking.patient.ConsentTexts;
import clinic.site.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * In which language and about what the clinic may write from now on.
 *
 * @param language {@code sv} or {@code en}
 * @param consents all that is agreed to; what is left out is taken back
 */
record MessagesBody(@Nullable String language, @Nullable List<@Nullable ConsentYesBody> consents) {

    /**
     * A yes.
     *
     * @param purpose {@code reminders} or {@code follow-ups}
     * @param version of the words that were shown; may be left out of what holds already
     */
    record ConsentYesBody(
            @Nullable String purpose, @Nullable UUID version) {}

    /**
     * Reads it.
     *
     * @param holding what the patient agrees to already; its words of then stay
     * @throws InvalidInput naming every field at fault, not only the first
     */
    Choice read(ConsentTexts texts, Set<ConsentPurpose> holding, ConsentSource by) {
        List<Fault> faults = new ArrayList<>();
        Optional<Locale> chosen = Optional.ofNullable(language).flatMap(Language::of);
        if (chosen.isEmpty()) {
            faults.add(new Fault("language", language == null ? "missing" : "language-unknown"));
        }
        if (consents == null) {
            faults.add(new Fault("consents", "missing"));
        }
        Map<ConsentPurpose, Locale> agreed = new EnumMap<>(ConsentPurpose.class);
        Set<ConsentPurpose> staying = EnumSet.noneOf(ConsentPurpose.class);
        List<@Nullable ConsentYesBody> said = consents == null ? List.of() : consents;
        for (int n = 0; n < said.size(); n++) {
            read(said.get(n), "consents." + n, texts, holding, agreed, staying).ifPresent(faults::add);
        }
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
        return new Choice(chosen.orElseThrow(), agreed, staying, by);
    }

    private static Optional<Fault> read(
            @Nullable ConsentYesBody yes,
            String field,
            ConsentTexts texts,
            Set<ConsentPurpose> holding,
            Map<ConsentPurpose, Locale> agreed,
            Set<ConsentPurpose> staying) {
        if (yes == null || yes.purpose() == null) {
            return Optional.of(new Fault(field + ".purpose", "missing"));
        }
        Optional<ConsentPurpose> purpose = ConsentPurpose.of(yes.purpose());
        if (purpose.isEmpty()) {
            return Optional.of(new Fault(field + ".purpose", "unknown-consent"));
        }
        Optional<Locale> shownIn =
                Optional.ofNullable(yes.version()).flatMap(version -> texts.shownIn(purpose.get(), version));
        shownIn.ifPresentOrElse(language -> agreed.put(purpose.get(), language), () -> staying.add(purpose.get()));
        return shownIn.isPresent() || holding.contains(purpose.get())
                ? Optional.empty()
                : Optional.of(
                        new Fault(field + ".version", yes.version() == null ? "missing" : "unknown-consent-text"));
    }
}
