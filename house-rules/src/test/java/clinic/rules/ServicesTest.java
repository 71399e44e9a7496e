package clinic.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import clinic.booking.planted.AsksAnotherService;
import clinic.booking.planted.SendsBesideTheOutbox;
import clinic.reminder.planted.Answers;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServicesTest {

    private static final Set<String> SERVICES = Set.of("booking", "reminder", "content", "gateway", "viewer");

    private static final ArchRule KEEP_APART = classes()
            .that()
            .resideInAPackage("clinic..")
            .should(notKnowAnotherService())
            .because("services speak by events, and libraries serve all of them alike");

    private static final ArchRule ONLY_MESSAGING_SENDS = noClasses()
            .that()
            .resideInAPackage("clinic..")
            .and()
            .resideOutsideOfPackage("clinic.messaging..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.springframework.cloud.stream.function.StreamBridge")
            .because("what is sent beside the outbox is sent though the transaction fails, or never");

    @Test
    void noServiceKnowsAnother() {
        House.obeys(KEEP_APART);
    }

    @Test
    void serviceThatAsksAnotherIsSeen() {
        House.seesThrough(KEEP_APART, AsksAnotherService.class, Answers.class);
    }

    @Test
    void onlyMessagingTouchesTheStreamBridge() {
        House.obeys(ONLY_MESSAGING_SENDS);
    }

    @Test
    void eventSentBesideTheOutboxIsSeen() {
        House.seesThrough(ONLY_MESSAGING_SENDS, SendsBesideTheOutbox.class);
    }

    private static ArchCondition<JavaClass> notKnowAnotherService() {
        return new ArchCondition<>("not know another service") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                item.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> SERVICES.contains(module(dependency.getTargetClass())))
                        .filter(dependency ->
                                !module(dependency.getTargetClass()).equals(module(item)))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(item, dependency.getDescription())));
            }
        };
    }

    private static String module(JavaClass type) {
        String[] names = type.getPackageName().split("\\.");
        return names.length > 1 && names[0].equals("clinic") ? names[1] : "";
    }
}
