package clinic.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import clinic.booking.planted.AsksTheDefaultZone;
import clinic.booking.planted.AsksTheSystem;
import clinic.booking.planted.AsksTheWall;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaCodeUnitReference;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Time is handed in. {@code System.nanoTime} is free: it measures how long something took and names no time of day.
 */
class TimeTest {

    /** The one place that reads the machine's clock. */
    private static final String THE_CLOCK = "clinic.clock..";

    /** The launcher is no service: it hands real time to whoever tells how long a process has been running. */
    private static final String THE_COMMAND = "clinic.launcher.Clinic";

    /** Reads the machine's clock or zone whatever its arguments; class and member. */
    private static final Set<String> FORBIDDEN = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.time.ZoneId.systemDefault",
            "java.time.InstantSource.system",
            "java.util.TimeZone.getDefault",
            "java.util.Calendar.getInstance",
            "java.text.SimpleDateFormat.<init>",
            "java.sql.Timestamp.valueOf",
            "java.sql.Timestamp.toLocalDateTime",
            "java.sql.Date.valueOf",
            "java.sql.Date.toLocalDate");

    private static final ArchRule IS_HANDED_IN = noClasses()
            .that()
            .resideOutsideOfPackage(THE_CLOCK)
            .and()
            .doNotHaveFullyQualifiedName(THE_COMMAND)
            .should()
            .accessTargetWhere(readsTheMachine())
            .because("a test, a patient in another zone and the movable clock must all be able to say what time it is");

    @Test
    void timeIsHandedIn() {
        House.obeys(IS_HANDED_IN);
    }

    @Test
    void nowWithoutAClockIsSeen() {
        House.seesThrough(IS_HANDED_IN, AsksTheWall.class);
    }

    @Test
    void defaultZoneIsSeen() {
        House.seesThrough(IS_HANDED_IN, AsksTheDefaultZone.class);
    }

    @Test
    void systemClockIsSeen() {
        House.seesThrough(IS_HANDED_IN, AsksTheSystem.class);
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheMachine() {
        return DescribedPredicate.describe(
                "reads the machine's clock or zone",
                access -> (access instanceof JavaCall<?> || access instanceof JavaCodeUnitReference<?>)
                        && access.getTarget() instanceof CodeUnitAccessTarget target
                        && readsTheMachine(target));
    }

    private static boolean readsTheMachine(CodeUnitAccessTarget target) {
        String owner = target.getOwner().getName();
        String name = target.getName();
        var parameters = target.getRawParameterTypes();
        boolean now = owner.startsWith("java.time.")
                && name.equals("now")
                && !(parameters.size() == 1 && parameters.getFirst().isAssignableTo(Clock.class));
        boolean systemClock = owner.equals(Clock.class.getName())
                && (name.startsWith("system")
                        || (name.startsWith("tick") && parameters.getFirst().isAssignableTo("java.time.ZoneId")));
        boolean today = owner.equals("java.util.Date") && name.equals("<init>") && parameters.isEmpty();
        return now || systemClock || today || FORBIDDEN.contains(owner + "." + name);
    }
}
