package clinic.reminder;

import static clinic.messaging.Taking.on;

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
import clinic.doors.StaffRegister;
import clinic.messaging.Inbox;
import clinic.reminder.advice.PublishedContent;
import clinic.reminder.code.SendCode;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.erasure.ErasePatient;
import clinic.reminder.escalation.TellNextPerson;
import clinic.reminder.followup.StartFollowUp;
import clinic.reminder.followup.WatchFollowUps;
import clinic.reminder.merge.MergePatients;
import clinic.reminder.plan.PlanMessages;
import clinic.reminder.plan.Standing;
import clinic.reminder.reply.AnswerPatient;
import clinic.reminder.staff.SendStaffLink;
import clinic.reminder.staff.StaffAddresses;
import clinic.reminder.template.TreatmentNames;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What this service listens to, topic by topic, and who takes it in. */
@Configuration(proxyBeanMethods = false)
class Subscriptions {

    @Bean
    Consumer<Message<byte[]>> appointments(Inbox inbox, PlanMessages plan, StartFollowUp followUps) {
        return inbox.of(
                on(AppointmentBooked.class, (event, told) -> plan.scheduled(event.visit(), standing(event), told)),
                on(AppointmentRescheduled.class, (event, told) -> plan.scheduled(event.visit(), Standing.MOVED, told)),
                on(
                        AppointmentCancelled.class,
                        (event, told) -> plan.scheduled(event.visit(), Standing.CANCELLED, told)),
                // Told and reminded anew, as if it had just been booked.
                on(AppointmentReinstated.class, (event, told) -> plan.scheduled(event.visit(), Standing.BOOKED, told)),
                on(AppointmentCompleted.class, event -> {
                    plan.notMissed(event.visit());
                    followUps.completed(event);
                }),
                on(AppointmentMissed.class, event -> {
                    plan.missed(event.visit(), event.missedAt());
                    followUps.missed(event.visit());
                }),
                on(AppointmentExpectedAgain.class, event -> plan.notMissed(event.visit())),
                on(AppointmentReopened.class, event -> followUps.reopened(event.visit())));
    }

    @Bean
    Consumer<Message<byte[]>> patients(
            Inbox inbox,
            AddressBook addresses,
            PlanMessages plan,
            StartFollowUp followUps,
            ErasePatient erasure,
            MergePatients merging) {
        return inbox.of(
                erasure::erase,
                on(PatientRecorded.class, event -> {
                    if (addresses.record(event)) {
                        plan.contactRecorded(event.patientId());
                        followUps.contactRecorded(event.patientId());
                        merging.contactRecorded(event.patientId());
                    }
                }),
                on(PatientMerged.class, merging::merged));
    }

    @Bean
    Consumer<Message<byte[]>> requests(
            Inbox inbox, SendCode codes, AnswerPatient answers, SendStaffLink links, TellNextPerson escalations) {
        return inbox.of(
                on(CodeRequested.class, codes::requested),
                on(ReplyAnswered.class, answers::answered),
                on(StaffLinkRequested.class, links::requested),
                on(EscalationRequested.class, escalations::requested));
    }

    @Bean
    Consumer<Message<byte[]>> catalogue(
            Inbox inbox, AddressBook addresses, PlanMessages plan, StartFollowUp followUps, TreatmentNames treatments) {
        return inbox.of(
                on(LocationListed.class, event -> {
                    addresses.list(event);
                    plan.placeListed(event.locationId());
                    followUps.placeListed(event.locationId());
                }),
                on(PractitionerListed.class, addresses::list),
                on(TreatmentListed.class, treatments::list));
    }

    @Bean
    Consumer<Message<byte[]>> publications(
            Inbox inbox, PublishedContent content, StartFollowUp followUps, WatchFollowUps watch) {
        return inbox.of(
                on(ConditionPublished.class, event -> {
                    content.publish(event);
                    followUps.planPublished(event.publication().itemId());
                    watch.contentPublished();
                }),
                on(AdvicePublished.class, event -> {
                    content.publish(event);
                    watch.contentPublished();
                }),
                on(ExercisePublished.class, event -> {
                    content.publish(event);
                    watch.contentPublished();
                }),
                on(DrawingPublished.class, content::publish),
                on(FollowUpPlanPublished.class, event -> {
                    content.publish(event);
                    followUps.planPublished(event.conditionId());
                    watch.contentPublished();
                }));
    }

    @Bean
    Consumer<Message<byte[]>> staff(Inbox inbox, StaffRegister register, StaffAddresses addresses) {
        return inbox.of(on(StaffRecorded.class, event -> {
            register.record(event);
            addresses.record(event);
        }));
    }

    private static Standing standing(AppointmentBooked event) {
        return Boolean.TRUE.equals(event.imported()) ? Standing.IMPORTED : Standing.BOOKED;
    }
}
