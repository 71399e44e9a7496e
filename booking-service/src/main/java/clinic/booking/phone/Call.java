package clinic.booking.phone;

import clinic.booking.InvalidInput;
import clinic.booking.availability.Exemption;
import clinic.booking.intake.PersonnummerAsked;
import clinic.booking.patient.ConsentPurpose;
import clinic.booking.patient.PatientDetails;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;

/**
 * What staff typed while somebody was on the telephone.
 *
 * @param key made with the form, so that a double click books once
 * @param personnummer only where the treatment asks for it; who calls need not know it by heart
 * @param notes what is to be known before the visit beside what is asked
 * @param asked whether staff say that they have asked about warning signs
 * @param rules those that close the time, as the page showed them
 * @param reason why the time is to be taken all the same
 */
record Call(
        @Nullable String key,
        @Nullable String name,
        @Nullable @DateTimeFormat(iso = ISO.DATE) LocalDate birthDate,
        @Nullable String mobile,
        @Nullable String email,
        @Nullable String language,
        @Nullable String personnummer,
        @Nullable Set<String> consents,
        @Nullable String notes,
        @Nullable Boolean asked,
        @Nullable Set<String> rules,
        @Nullable String reason) {

    static final Call NOTHING_TYPED = new Call(null, null, null, null, null, "sv", null, null, null, null, null, null);

    /** @throws InvalidInput when rules are to be set aside and there is no reason that can be used */
    @Nullable
    Exemption exemption() {
        return Exemption.of(rules, reason);
    }

    /** @throws InvalidInput naming each field that cannot be used */
    PatientDetails patient(PersonnummerAsked number, LocalDate today) {
        if (!Boolean.TRUE.equals(asked)) {
            throw new InvalidInput("asked", "not-asked");
        }
        return PatientDetails.of(
                name, birthDate, mobile, email, language, number == PersonnummerAsked.NO ? null : personnummer, today);
    }

    /** Says nothing of who calls: what is printed may end in a log. */
    @Override
    public String toString() {
        return "Call";
    }

    Set<ConsentPurpose> agreed() {
        return Optional.ofNullable(consents).orElse(Set.of()).stream()
                .flatMap(code -> ConsentPurpose.of(code).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
