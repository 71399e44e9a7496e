package clinic.booking.team;

import clinic.booking.catalogue.PractitionerProfile;
import clinic.site.Addresses;
import clinic.site.ForEveryone;
import clinic.site.PageList;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** The practitioners, for whoever wonders whom to visit. Who receives no patients any more has no page. */
@Controller
class TeamPages {

    static final String PATH = "/practitioners";

    private final Team team;
    private final TeamData data;
    private final Addresses site;

    TeamPages(Team team, TeamData data, Addresses site) {
        this.team = team;
        this.data = data;
        this.site = site;
    }

    @ModelAttribute("menu")
    String menu() {
        return "practitioners";
    }

    @ModelAttribute
    void mayBeKept(HttpServletResponse response) {
        ForEveryone.is(response);
    }

    @GetMapping(PATH)
    String list(Model model, Locale language) {
        model.addAttribute("team", team.members());
        site.same(PATH, language).addTo(model);
        return "team/team";
    }

    @GetMapping(PATH + "/{slug}")
    String person(@PathVariable String slug, Model model, Locale language) {
        Map<String, PractitionerProfile> members = team.members();
        Optional<String> place = team.placeOf(slug, members);
        if (place.isPresent()) {
            return "redirect:" + PATH + "/" + place.get();
        }
        PractitionerProfile profile = Optional.ofNullable(members.get(slug))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Addresses addresses = site.same(PATH + "/" + slug, language);
        addresses.addTo(model);
        model.addAttribute("profile", profile);
        model.addAttribute("shareTitle", profile.practitioner().name());
        if (!profile.text(language).isEmpty()) {
            model.addAttribute("description", profile.text(language));
        }
        model.addAttribute("structuredData", data.person(profile, addresses, language));
        return "team/person";
    }

    @GetMapping(path = PATH + "/sitemap.xml", produces = MediaType.APPLICATION_XML_VALUE)
    @ResponseBody
    String pages() {
        Stream<String> people = team.members().keySet().stream().map(slug -> PATH + "/" + slug);
        return PageList.of(site, Stream.concat(Stream.of(PATH), people).map(Addresses::everywhere));
    }
}
