package clinic.reminder.plan;

import clinic.contracts.SecretLink;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.message.Links;
import clinic.reminder.message.VisitFacts;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a message may say about a visit as it stands now, whoever writes it. */
@Component
public class VisitInWords {

    private final Visits visits;
    private final AddressBook addresses;
    private final Links links;

    VisitInWords(Visits visits, AddressBook addresses, Links links) {
        this.visits = visits;
        this.addresses = addresses;
        this.links = links;
    }

    /** Empty while its location, or this version of the visit, is not known here. */
    public Optional<VisitFacts> of(UUID appointmentId, int scheduleVersion, Locale language) {
        return visits.find(appointmentId)
                .filter(visit -> visit.scheduleVersion() >= scheduleVersion)
                .flatMap(visit -> addresses
                        .place(visit.locationId())
                        .map(place -> new VisitFacts(
                                visit.appointmentId(),
                                visit.scheduleVersion(),
                                visit.start().atZone(place.zone()),
                                visit.end().atZone(place.zone()),
                                place,
                                addresses.practitioner(visit.practitionerId()).orElse(null),
                                links.appointment(
                                        visit.appointmentId(),
                                        SecretLink.renewed(
                                                visit.manageNonce(), addresses.linksRenewed(visit.patientId())),
                                        language))));
    }
}
