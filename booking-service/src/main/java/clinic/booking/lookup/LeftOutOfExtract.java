package clinic.booking.lookup;

import clinic.booking.patient.ConsentView;
import clinic.booking.patient.FurtherContact;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.springframework.boot.jackson.JacksonMixin;

/** What is not known is left out of an extract. Said here of those whom the patient's own record knows: it knows no JSON. */
@JacksonMixin({ConsentView.class, FurtherContact.class})
@JsonInclude(JsonInclude.Include.NON_NULL)
abstract class LeftOutOfExtract {}
