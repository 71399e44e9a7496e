package clinic.reminder.planted;

import org.springframework.transaction.annotation.Transactional;

/** Planted: a transaction that waits for a provider behind a port. */
@Transactional
public class WritesInATransaction {

    private final Post post;

    WritesInATransaction(Post post) {
        this.post = post;
    }

    public void confirm() {
        post.deliver("Hello");
    }
}
