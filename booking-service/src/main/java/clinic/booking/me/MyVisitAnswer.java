package clinic.booking.me;

import clinic.booking.appointment.AppointmentView;
import clinic.booking.availability.SlotAnswer.Named;
import clinic.booking.catalogue.Directions;
import clinic.booking.catalogue.Location;
import clinic.booking.correspondence.TimelineItem;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of a patient's visits, as the API tells them of it.
 *
 * @param changeable whether they may still move or cancel it themselves
 * @param manageUrl the visit's private link; left out once that page is closed
 * @param messages what was written about it: that it was, and not what
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MyVisitAnswer(
        UUID id,
        int version,
        String status,
        OffsetDateTime start,
        OffsetDateTime end,
        Named treatment,
        Named practitioner,
        MyPlaceAnswer location,
        boolean changeable,
        @Nullable String manageUrl,
        List<MyMessageAnswer> messages) {

    /**
     * Where it is.
     *
     * @param directions how to find it; left out where the clinic has written nothing of it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MyPlaceAnswer(
            UUID id, String name, String street, String city, String phone, Directions.@Nullable Said directions) {

        private static MyPlaceAnswer of(Location place, Locale locale) {
            return new MyPlaceAnswer(
                    place.id(),
                    place.name(),
                    place.street(),
                    place.city(),
                    place.phone(),
                    place.directions().in(locale));
        }
    }

    /**
     * A message.
     *
     * @param purpose such as {@code reminder}
     * @param channel {@code sms} or {@code email}
     * @param deliveredAt left out where no provider has said so
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MyMessageAnswer(
            OffsetDateTime at,
            @Nullable String purpose,
            @Nullable String channel,
            @Nullable OffsetDateTime deliveredAt) {

        private static MyMessageAnswer of(TimelineItem item, AppointmentView visit) {
            return new MyMessageAnswer(
                    item.at().atZone(visit.location().zone()).toOffsetDateTime(),
                    item.purpose(),
                    item.channel(),
                    item.deliveredAt() == null
                            ? null
                            : item.deliveredAt().atZone(visit.location().zone()).toOffsetDateTime());
        }
    }

    /** @param origin of the clinic's pages */
    static MyVisitAnswer of(MyVisit mine, String origin, Locale locale) {
        AppointmentView visit = mine.visit();
        return new MyVisitAnswer(
                visit.id(),
                visit.version(),
                visit.state().code(),
                visit.startsAt().toOffsetDateTime(),
                visit.endsAt().toOffsetDateTime(),
                new Named(visit.treatment().id(), visit.treatment().name(locale)),
                new Named(visit.practitioner().id(), visit.practitioner().name()),
                MyPlaceAnswer.of(visit.location(), locale),
                mine.changeable(),
                mine.link() == null ? null : origin + mine.link(),
                mine.messages().stream()
                        .map(item -> MyMessageAnswer.of(item, visit))
                        .toList());
    }
}
