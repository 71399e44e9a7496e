package clinic.reminder.planted;

/** Planted: a port that hides what is behind it. */
public interface Post {

    void deliver(String words);
}
