package clinic.booking.passkey;

import clinic.booking.signin.Colleague;
import clinic.booking.signin.StaffDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/** Staff accounts, as Spring Security asks for the owners of passkeys; there is no other table of them. */
@Component
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {

    private final StaffDirectory staff;

    PasskeyOwners(StaffDirectory staff) {
        this.staff = staff;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return staff.find(KeptPasskeys.id(id)).map(PasskeyOwners::owner).orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
        return staff.named(name).map(PasskeyOwners::owner).orElse(null);
    }

    @Override
    public void save(PublicKeyCredentialUserEntity owner) {
        throw new UnsupportedOperationException("Accounts are made where staff are set up");
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("Accounts are revoked where staff are set up");
    }

    private static PublicKeyCredentialUserEntity owner(Colleague one) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(KeptPasskeys.bytes(one.id()))
                .name(one.name())
                .displayName(one.name())
                .build();
    }
}
