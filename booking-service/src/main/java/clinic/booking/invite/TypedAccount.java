package clinic.booking.invite;

import clinic.booking.signin.Colleague;
import clinic.contracts.EmailAddress;
import clinic.contracts.booking.StaffRole;
import clinic.site.Language;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the forms of an account ask for, as it was typed.
 *
 * @param version the one that the form was made from; null where there is no account yet
 */
record TypedAccount(
        @Nullable Set<StaffRole> roles,
        @Nullable UUID practitioner,
        @Nullable String email,
        @Nullable String language,
        @Nullable Integer version) {

    static TypedAccount of(Colleague one) {
        return new TypedAccount(one.roles(), one.practitionerId(), one.email(), one.language(), one.version());
    }

    Set<StaffRole> chosenRoles() {
        return roles == null ? Set.of() : roles.stream().collect(Collectors.toUnmodifiableSet());
    }

    @Nullable
    String address() {
        return email == null || email.isBlank() ? null : email.strip();
    }

    String chosenLanguage() {
        return Optional.ofNullable(language)
                .flatMap(Language::of)
                .orElse(Language.SWEDISH)
                .getLanguage();
    }

    boolean readable() {
        String address = address();
        return address == null || EmailAddress.read(address).isPresent();
    }
}
