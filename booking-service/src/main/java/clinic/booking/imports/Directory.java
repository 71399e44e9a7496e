package clinic.booking.imports;

import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Location;
import clinic.booking.catalogue.Practitioner;
import clinic.booking.catalogue.Treatment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the clinic offers, or has offered, by the names that people write; a name that two have is nobody's. */
record Directory(List<Treatment> treatments, List<Practitioner> practitioners, List<Location> locations) {

    static Directory of(Catalogue catalogue) {
        return new Directory(catalogue.treatmentsOnceAndNow(), catalogue.practitioners(), catalogue.locations());
    }

    Optional<Treatment> treatment(String name) {
        return one(treatments.stream()
                .filter(each ->
                        Stream.of(each.code(), each.nameSv(), each.nameEn()).anyMatch(known -> same(known, name))));
    }

    Optional<Practitioner> practitioner(String name) {
        return one(practitioners.stream().filter(each -> same(each.name(), name)));
    }

    Optional<Location> location(String name) {
        return one(locations.stream().filter(each -> same(each.name(), name)));
    }

    Optional<Location> onlyLocation() {
        return one(locations.stream());
    }

    private static boolean same(String one, String other) {
        return Field.plain(one).equals(Field.plain(other));
    }

    private static <T> Optional<T> one(Stream<T> found) {
        List<T> few = found.limit(2).toList();
        return few.size() == 1 ? Optional.of(few.getFirst()) : Optional.empty();
    }
}
