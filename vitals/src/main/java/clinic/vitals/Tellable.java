package clinic.vitals;

/** An exception of ours whose message holds nothing but names from the code, so that any log or page may show it. */
public interface Tellable {}
