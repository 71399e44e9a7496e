package clinic.content.publication;

/**
 * The clinician who stands for an item.
 *
 * @param mark what a reader must know about the approval, such as that it is a sample; empty for a real one
 */
public record Approver(String name, String title, String mark) {

    /** As it travels with every message and page: whoever shows it shows the mark too. */
    String words() {
        return name + ", " + title + (mark.isEmpty() ? "" : " (" + mark + ")");
    }
}
