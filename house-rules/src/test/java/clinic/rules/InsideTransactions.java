package clinic.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Follows calls from inside a transaction through the clinic's classes.
 *
 * <p>It sees: methods annotated {@code @Transactional} or declared in a class that is; lambdas and method
 * references in a method that opens a transaction by {@code TransactionTemplate} or hands them to the inbox; from
 * there every call, every lambda in a called method, and every implementation of a called interface of ours.
 *
 * <p>It does not see: calls through a stranger's interface ({@code Runnable}, {@code Consumer}, Spring's events),
 * reflection, proxies, or the caller of a method that relies on a transaction being there. It sees too much where a
 * lambda is only created inside a transaction and run after it; such code is better split in two methods anyway.
 */
final class InsideTransactions {

    private static final String TRANSACTIONAL = "org.springframework.transaction.annotation.Transactional";

    private static final List<String> OPENERS =
            List.of("org.springframework.transaction.support.TransactionOperations", "clinic.messaging.Taking");

    private static final List<String> OUTSIDE_WORLD = List.of(
            "org.springframework.mail.MailSender",
            "jakarta.mail.Transport",
            "org.springframework.web.client.RestClient",
            "org.springframework.web.client.RestOperations",
            "org.springframework.web.reactive.function.client.WebClient",
            "java.net.http.HttpClient",
            "java.net.URLConnection",
            "java.net.Socket");

    static final DescribedPredicate<JavaCodeUnit> BEGIN_ONE = DescribedPredicate.describe(
            "run code inside a transaction", unit -> firstCalls(unit).findAny().isPresent());

    static final ArchCondition<JavaCodeUnit> NOT_REACH_THE_OUTSIDE_WORLD =
            new ArchCondition<>("not reach a channel or an HTTP client") {
                @Override
                public void check(JavaCodeUnit start, ConditionEvents events) {
                    Set<JavaCodeUnit> seen = new HashSet<>();
                    Deque<JavaCodeUnitAccess<?>> next =
                            new ArrayDeque<>(firstCalls(start).toList());
                    while (!next.isEmpty()) {
                        JavaCodeUnitAccess<?> call = next.pop();
                        if (OUTSIDE_WORLD.stream().anyMatch(call.getTargetOwner()::isAssignableTo)) {
                            events.add(SimpleConditionEvent.violated(
                                    start, start.getFullName() + " leads to: " + call.getDescription()));
                        }
                        mayRun(call.getTarget())
                                .filter(seen::add)
                                .forEach(unit -> calls(unit).forEach(next::push));
                    }
                }
            };

    private InsideTransactions() {}

    private static Stream<JavaCodeUnitAccess<?>> firstCalls(JavaCodeUnit unit) {
        if (unit.isAnnotatedWith(TRANSACTIONAL)
                || (unit.isMethod() && unit.getOwner().isAnnotatedWith(TRANSACTIONAL))) {
            return calls(unit);
        }
        boolean opens = calls(unit).anyMatch(call -> OPENERS.stream().anyMatch(call.getTargetOwner()::isAssignableTo));
        return opens
                ? calls(unit).filter(call -> call.isDeclaredInLambda() || isReference(unit, call))
                : Stream.empty();
    }

    private static boolean isReference(JavaCodeUnit unit, JavaCodeUnitAccess<?> call) {
        return unit.getMethodReferencesFromSelf().contains(call);
    }

    private static Stream<JavaCodeUnitAccess<?>> calls(JavaCodeUnit unit) {
        return Stream.of(
                        unit.getMethodCallsFromSelf(),
                        unit.getConstructorCallsFromSelf(),
                        unit.getMethodReferencesFromSelf(),
                        unit.getConstructorReferencesFromSelf())
                .flatMap(Set::stream);
    }

    /** The called code and, where it is ours, whatever overrides it. */
    private static Stream<JavaCodeUnit> mayRun(CodeUnitAccessTarget target) {
        JavaClass owner = target.getOwner();
        if (!owner.getPackageName().startsWith("clinic.")) {
            return Stream.empty();
        }
        Stream<JavaCodeUnit> overriding = owner.getAllSubclasses().stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> unit.getName().equals(target.getName())
                        && unit.getRawParameterTypes().size()
                                == target.getRawParameterTypes().size());
        return Stream.concat(target.resolveMember().stream(), overriding);
    }
}
