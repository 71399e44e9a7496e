package clinic.booking.book;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.audit.Who;
import clinic.booking.availability.Wish;
import clinic.booking.intake.Notes;
import clinic.booking.patient.ConsentPurpose;
import clinic.booking.patient.PatientDetails;
import clinic.booking.repeat.RequestKey;
import clinic.booking.safety.GivenAnswers;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A booking as the API takes it.
 *
 * @param safety {@code clear}, from who has asked what needs care elsewhere and says no more of it
 * @param safetyAnswers what was asked and answered; a yes books nothing
 * @param consents purposes that were agreed to
 * @param consentVersions by purpose, which words were shown; in the patient's language
 */
record BookingBody(
        @Nullable UUID treatment,
        @Nullable UUID practitioner,
        @Nullable UUID location,
        @Nullable OffsetDateTime start,
        @Nullable UUID holdId,
        @Nullable UUID condition,
        @Nullable PatientBody patient,
        @Nullable String safety,
        @Nullable GivenAnswers safetyAnswers,
        @Nullable List<String> consents,
        @Nullable Map<String, UUID> consentVersions,
        @Nullable Map<String, @Nullable Object> intake,
        @Nullable String notes) {

    /** @param personnummer with or without century and hyphen; only where the treatment asks for it, or staff were told it */
    record PatientBody(
            @Nullable String name,
            @Nullable LocalDate birthDate,
            @Nullable String mobile,
            @Nullable String email,
            @Nullable String language,
            @Nullable String personnummer) {}

    /** @throws InvalidInput naming every field at fault, not only the first */
    BookingRequest request(@Nullable String key, LocalDate today, Who by) {
        List<Fault> faults = new ArrayList<>();
        if (key != null && !RequestKey.usable(key)) {
            faults.add(new Fault("Idempotency-Key", "unreadable"));
        }
        if (treatment == null) {
            faults.add(new Fault("treatment", "missing"));
        }
        if (start == null) {
            faults.add(new Fault("start", "missing"));
        }
        if (safety != null && !safety.equals("clear")) {
            faults.add(new Fault("safety", "unknown-safety"));
        }
        Set<ConsentPurpose> agreed = consents(faults);
        Map<String, String> answers = answers(faults);
        Notes.fault(notes).ifPresent(faults::add);
        PatientDetails details = details(faults, today);
        if (treatment == null || start == null || details == null || !faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
        return new BookingRequest(
                key,
                new Wish(treatment, practitioner, location),
                start.toInstant(),
                holdId,
                condition,
                details,
                agreed,
                answers,
                notes,
                by);
    }

    /** As a form would send them: a yes or no, a number and a choice are words too. */
    private Map<String, String> answers(List<Fault> faults) {
        Map<String, String> answers = new TreeMap<>();
        for (var answer : intake == null ? Map.<String, @Nullable Object>of().entrySet() : intake.entrySet()) {
            switch (answer.getValue()) {
                case null -> {}
                case String words -> answers.put(answer.getKey(), words);
                case Boolean yes -> answers.put(answer.getKey(), yes ? "yes" : "no");
                case Number number -> answers.put(answer.getKey(), number.toString());
                default -> faults.add(new Fault("intake." + answer.getKey(), "unreadable"));
            }
        }
        return answers;
    }

    private Set<ConsentPurpose> consents(List<Fault> faults) {
        Set<ConsentPurpose> agreed = EnumSet.noneOf(ConsentPurpose.class);
        for (String code : consents == null ? List.<String>of() : consents) {
            ConsentPurpose.of(code)
                    .ifPresentOrElse(agreed::add, () -> faults.add(new Fault("consents", "unknown-consent")));
        }
        return agreed;
    }

    private @Nullable PatientDetails details(List<Fault> faults, LocalDate today) {
        if (patient == null) {
            faults.add(new Fault("patient", "missing"));
            return null;
        }
        try {
            return PatientDetails.of(
                    patient.name(),
                    patient.birthDate(),
                    patient.mobile(),
                    patient.email(),
                    patient.language(),
                    patient.personnummer(),
                    today);
        } catch (InvalidInput input) {
            faults.addAll(input.faults());
            return null;
        }
    }
}
