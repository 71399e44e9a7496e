package clinic.content.publication;

/** Why a published version may no longer be shown or sent. */
public enum TakenDown {
    /** At once, because it may do harm. */
    WITHDRAWN,
    /** In good order, because it has served its time. */
    RETIRED
}
