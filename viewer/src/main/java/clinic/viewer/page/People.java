package clinic.viewer.page;

import clinic.viewer.message.Channel;
import clinic.viewer.message.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds who is behind the addresses. A provider is not told names, but the same private link in an SMS and in a mail
 * says that both went to one person; a mailbox that a family shares stands beside each of its phones.
 */
final class People {
    private static final Pattern PRIVATE = Pattern.compile(".*/[A-Za-z0-9_-]{20,}(/.*)?");

    private People() {}

    /** Newest message first. */
    static List<Person> behind(List<Message> newestFirst) {
        Map<String, Set<String>> mailboxesOfLink = new HashMap<>();
        Map<String, Set<String>> mailboxesOfPhone = new LinkedHashMap<>();
        Set<String> mailboxes = new LinkedHashSet<>();
        for (Message message : newestFirst) {
            if (message.channel() == Channel.EMAIL) {
                mailboxes.add(message.to());
                privateLinks(message)
                        .forEach(link -> mailboxesOfLink
                                .computeIfAbsent(link, unseen -> new LinkedHashSet<>())
                                .add(message.to()));
            }
        }
        for (Message message : newestFirst) {
            if (message.channel() == Channel.SMS) {
                Set<String> of = mailboxesOfPhone.computeIfAbsent(message.to(), unseen -> new LinkedHashSet<>());
                privateLinks(message).forEach(link -> of.addAll(mailboxesOfLink.getOrDefault(link, Set.of())));
            }
        }
        List<Person> people = new ArrayList<>();
        mailboxesOfPhone.forEach((phone, of) -> {
            mailboxes.removeAll(of);
            people.add(new Person(phone, List.copyOf(of), to(newestFirst, with(phone, of))));
        });
        mailboxes.forEach(alone -> people.add(new Person(null, List.of(alone), to(newestFirst, Set.of(alone)))));
        people.sort((one, other) -> newestFirst.indexOf(one.messages().getFirst())
                - newestFirst.indexOf(other.messages().getFirst()));
        return people;
    }

    private static List<String> privateLinks(Message message) {
        return Passage.of(message.words()).stream()
                .filter(passage ->
                        passage.link() && PRIVATE.matcher(passage.text()).matches())
                .map(Passage::text)
                .toList();
    }

    private static List<Message> to(List<Message> newestFirst, Set<String> addresses) {
        return newestFirst.stream()
                .filter(message -> addresses.contains(message.to()))
                .toList();
    }

    private static Set<String> with(String phone, Set<String> mailboxes) {
        Set<String> all = new LinkedHashSet<>(mailboxes);
        all.add(phone);
        return all;
    }
}
