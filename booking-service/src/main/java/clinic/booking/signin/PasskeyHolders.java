package clinic.booking.signin;

import java.util.UUID;

/** Who has a passkey, and so can be asked for more than a password. */
public interface PasskeyHolders {

    boolean hasOne(UUID staffId);
}
