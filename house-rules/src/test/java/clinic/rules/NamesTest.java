package clinic.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import clinic.booking.planted.SlotManager;
import clinic.booking.planted.common.Thing;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class NamesTest {

    private static final ArchRule SAY_WHAT_IT_IS = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto|DTO|Mapper)(?![a-z]).*")
            .because("a file is a noun or a verb from the clinic");

    private static final ArchRule NO_DRAWER_FOR_THE_REST = noClasses()
            .should()
            .resideInAnyPackage("..common..", "..util..", "..utils..", "..helper..", "..impl..", "..dto..", "..misc..")
            .because("a folder is something the clinic does");

    @Test
    void namesComeFromTheClinic() {
        House.obeys(SAY_WHAT_IT_IS);
    }

    @Test
    void managerIsSeen() {
        House.seesThrough(SAY_WHAT_IT_IS, SlotManager.class);
    }

    @Test
    void packagesComeFromTheClinic() {
        House.obeys(NO_DRAWER_FOR_THE_REST);
    }

    @Test
    void commonPackageIsSeen() {
        House.seesThrough(NO_DRAWER_FOR_THE_REST, Thing.class);
    }
}
