package clinic.rules;

import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import clinic.booking.planted.EntityThatKnowsSpring;
import clinic.booking.planted.EntityWithALeakyEvent;
import clinic.booking.planted.EntityWithASetter;
import clinic.booking.planted.LeakyEvent;
import clinic.contracts.EmailAddress;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntitiesTest {

    private static final DescribedPredicate<JavaClass> ENTITIES = annotatedWith("jakarta.persistence.Entity")
            .or(annotatedWith("jakarta.persistence.Embeddable"))
            .or(annotatedWith("jakarta.persistence.MappedSuperclass"))
            .<JavaClass>forSubtype()
            .as("entities");

    /** Not what an address is: that is a value, and the same for all. */
    private static final DescribedPredicate<JavaClass> OUTSIDE = DescribedPredicate.and(
            DescribedPredicate.not(JavaClass.Predicates.equivalentTo(EmailAddress.class)),
            JavaClass.Predicates.resideInAnyPackage(
                    "org.springframework..",
                    "org.thymeleaf..",
                    "jakarta.servlet..",
                    "java.net.http..",
                    "tools.jackson..",
                    "com.fasterxml.jackson..",
                    "clinic.contracts..",
                    "clinic.messaging..",
                    "clinic.site.."));

    /** What an entity touches of ours (its ids, its values, the private events it returns) is held to the same rule. */
    private static final ArchRule KNOW_ONLY_THEIR_OWN = classes()
            .that(are(ENTITIES))
            .should(knowNothingOf(OUTSIDE))
            .because("the aggregate decides; the edge translates");

    private static final ArchRule HAVE_NO_SETTERS = noMethods()
            .that()
            .areDeclaredInClassesThat(ENTITIES)
            .should()
            .haveNameMatching("set[A-Z].*")
            .because("an entity changes by what happens in the clinic, not field by field");

    @Test
    void entitiesAndWhatTheyTouchKnowNoSpringNoContractsNoWeb() {
        House.obeys(KNOW_ONLY_THEIR_OWN);
    }

    @Test
    void entityThatKnowsSpringIsSeen() {
        House.seesThrough(KNOW_ONLY_THEIR_OWN, EntityThatKnowsSpring.class);
    }

    @Test
    void privateEventThatKnowsAContractIsSeen() {
        House.seesThrough(KNOW_ONLY_THEIR_OWN, EntityWithALeakyEvent.class, LeakyEvent.class);
    }

    @Test
    void entitiesHaveNoSetters() {
        House.obeys(HAVE_NO_SETTERS);
    }

    @Test
    void setterIsSeen() {
        House.seesThrough(HAVE_NO_SETTERS, EntityWithASetter.class);
    }

    private static ArchCondition<JavaClass> knowNothingOf(DescribedPredicate<JavaClass> forbidden) {
        return new ArchCondition<>("know nothing of Spring, contracts or web, nor touch what does") {
            @Override
            public void check(JavaClass entity, ConditionEvents events) {
                Set<JavaClass> seen = new HashSet<>(Set.of(entity));
                Deque<JavaClass> next = new ArrayDeque<>(seen);
                while (!next.isEmpty()) {
                    JavaClass type = next.pop();
                    for (var dependency : type.getDirectDependenciesFromSelf()) {
                        JavaClass target = dependency.getTargetClass();
                        if (forbidden.test(target)) {
                            events.add(SimpleConditionEvent.violated(
                                    entity, entity.getSimpleName() + ": " + dependency.getDescription()));
                        } else if (ours(target) && seen.add(target)) {
                            next.push(target);
                        }
                    }
                }
            }
        };
    }

    private static boolean ours(JavaClass type) {
        return type.getPackageName().startsWith("clinic.");
    }
}
