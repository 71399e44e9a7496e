package clinic.topics;

import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import clinic.contracts.Topic;
import clinic.contracts.Topic.Reader;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What each service may do at a broker that knows who asks, read off the list of topics: write what it tells, read that
 * again and what it listens to, begin anew with that, park what it could not take. Nothing else, and nobody else.
 */
final class Grants {

    private Grants() {}

    static List<AclBinding> all() {
        List<AclBinding> all = new ArrayList<>();
        for (Reader service : Reader.values()) {
            all.add(grant(service, ResourceType.GROUP, service.group(), READ));
            // After a restore it forgets how far it had read.
            all.add(grant(service, ResourceType.GROUP, service.group(), DELETE));
            for (Topic topic : Topic.values()) {
                if (topic.id().startsWith(service.group() + ".")) {
                    all.add(grant(service, ResourceType.TOPIC, topic.id(), WRITE));
                    all.add(grant(service, ResourceType.TOPIC, topic.id(), READ));
                } else if (topic.readers().contains(service)) {
                    all.add(grant(service, ResourceType.TOPIC, topic.id(), READ));
                }
                if (topic.readers().contains(service)) {
                    all.add(grant(service, ResourceType.TOPIC, topic.deadLetters(service), WRITE));
                    all.add(grant(service, ResourceType.TOPIC, topic.deadLetters(service), READ));
                }
            }
        }
        return all;
    }

    private static AclBinding grant(Reader service, ResourceType type, String name, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:" + service.group(), "*", operation, AclPermissionType.ALLOW));
    }
}
