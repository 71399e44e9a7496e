package clinic.rules;

import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import clinic.booking.planted.OpenController;
import clinic.booking.planted.OpenEntity;
import clinic.booking.planted.OpenRepository;
import clinic.booking.plantedleft.Left;
import clinic.booking.plantedright.Right;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class FeaturesTest {

    private static final ArchRule NO_CYCLES = slices().matching("clinic.(*).(*)..")
            .should()
            .beFreeOfCycles()
            .because("features that need each other are one feature");

    private static final ArchRule BEHIND_THE_DOOR = noClasses()
            .that(metaAnnotatedWith("org.springframework.stereotype.Controller"))
            .or(metaAnnotatedWith("org.springframework.stereotype.Repository"))
            .or(metaAnnotatedWith("jakarta.persistence.Entity"))
            .or()
            .areAssignableTo("org.springframework.data.repository.Repository")
            .should()
            .bePublic()
            .because("other features use a feature's public door, never its insides");

    @Test
    void featuresFormNoCycle() {
        House.obeys(NO_CYCLES);
    }

    @Test
    void cycleIsSeen() {
        House.seesThrough(NO_CYCLES, Left.class, Right.class);
    }

    @Test
    void controllersEntitiesAndRepositoriesAreNotPublic() {
        House.obeys(BEHIND_THE_DOOR);
    }

    @Test
    void openControllerIsSeen() {
        House.seesThrough(BEHIND_THE_DOOR, OpenController.class);
    }

    @Test
    void openEntityIsSeen() {
        House.seesThrough(BEHIND_THE_DOOR, OpenEntity.class);
    }

    @Test
    void openRepositoryIsSeen() {
        House.seesThrough(BEHIND_THE_DOOR, OpenRepository.class);
    }
}
