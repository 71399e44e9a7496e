package clinic.contracts;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentCancelled;
import clinic.contracts.booking.AppointmentCompleted;
import clinic.contracts.booking.AppointmentExpectedAgain;
import clinic.contracts.booking.AppointmentMissed;
import clinic.contracts.booking.AppointmentReinstated;
import clinic.contracts.booking.AppointmentReopened;
import clinic.contracts.booking.AppointmentRescheduled;
import clinic.contracts.booking.CodeRequested;
import clinic.contracts.booking.EscalationRequested;
import clinic.contracts.booking.LocationListed;
import clinic.contracts.booking.PatientMerged;
import clinic.contracts.booking.PatientRecorded;
import clinic.contracts.booking.PractitionerListed;
import clinic.contracts.booking.ReplyAnswered;
import clinic.contracts.booking.StaffLinkRequested;
import clinic.contracts.booking.StaffRecorded;
import clinic.contracts.booking.TreatmentListed;
import clinic.contracts.content.AdvicePublished;
import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.DrawingPublished;
import clinic.contracts.content.ExercisePublished;
import clinic.contracts.content.FollowUpPlanPublished;
import clinic.contracts.content.ReviewRecorded;
import clinic.contracts.reminder.AddressUndeliverable;
import clinic.contracts.reminder.AnswersSeen;
import clinic.contracts.reminder.CancellationAsked;
import clinic.contracts.reminder.CheckInAnswered;
import clinic.contracts.reminder.DecisionTaken;
import clinic.contracts.reminder.FollowUpEnded;
import clinic.contracts.reminder.FollowUpStarted;
import clinic.contracts.reminder.MessageDelivered;
import clinic.contracts.reminder.MessageNotSent;
import clinic.contracts.reminder.MessageSent;
import clinic.contracts.reminder.OptOutReceived;
import clinic.contracts.reminder.RedFlagRaised;
import clinic.contracts.reminder.ReplyUnclear;
import clinic.contracts.reminder.VisitConfirmed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Every event type, with its JSON Schema and the example that both its announcer and each reader test against. */
public final class Events {

    public static final List<Class<? extends Event>> ALL = List.of(
            AppointmentBooked.class,
            AppointmentRescheduled.class,
            AppointmentCancelled.class,
            AppointmentReinstated.class,
            AppointmentCompleted.class,
            AppointmentMissed.class,
            AppointmentExpectedAgain.class,
            AppointmentReopened.class,
            PatientRecorded.class,
            PatientMerged.class,
            CodeRequested.class,
            EscalationRequested.class,
            ReplyAnswered.class,
            LocationListed.class,
            PractitionerListed.class,
            TreatmentListed.class,
            StaffRecorded.class,
            StaffLinkRequested.class,
            ConditionPublished.class,
            AdvicePublished.class,
            ExercisePublished.class,
            DrawingPublished.class,
            FollowUpPlanPublished.class,
            ReviewRecorded.class,
            MessageSent.class,
            MessageDelivered.class,
            MessageNotSent.class,
            VisitConfirmed.class,
            CancellationAsked.class,
            ReplyUnclear.class,
            OptOutReceived.class,
            FollowUpStarted.class,
            CheckInAnswered.class,
            RedFlagRaised.class,
            FollowUpEnded.class,
            AnswersSeen.class,
            DecisionTaken.class,
            AddressUndeliverable.class);

    private Events() {}

    /** @throws IllegalArgumentException if the class says no {@link EventType} */
    public static EventType type(Class<? extends Event> event) {
        EventType type = event.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalArgumentException(event.getName() + " has no @EventType");
        }
        return type;
    }

    /** The JSON Schema (draft 2020-12) of an event. */
    public static String schema(Class<? extends Event> event) {
        return resource("schemas/" + type(event).value() + ".schema.json");
    }

    /** The event as JSON, as a reader of its topic gets it. */
    public static String example(Topic.Reader reader, Class<? extends Event> event) {
        return resource("examples/" + reader.group() + "/" + type(event).value() + ".json");
    }

    /** All topics and their events as an AsyncAPI 3.0 document, in YAML. */
    public static String asyncApi() {
        return resource("asyncapi.yaml");
    }

    private static String resource(String name) {
        try (InputStream file = Events.class.getResourceAsStream("/contracts/" + name)) {
            if (file == null) {
                throw new IllegalArgumentException("There is no contracts/" + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
