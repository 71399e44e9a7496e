package clinic.booking.privacy;

import java.util.UUID;

/** Files of another system that are laid up and not all taken in: a row of theirs may tell of somebody who is erased now. */
public interface FilesToCome {

    /** From now on nobody is recorded by what tells of this patient there. Joins the transaction that erases. */
    void bringNobodyBack(UUID patientId);
}
